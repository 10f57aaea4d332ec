using System.Globalization;

namespace Portal.Languages.Jsonata.Patterns;

/// <summary>The capturing groups of a pattern.</summary>
internal sealed class PatternGroups
{
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);

    private PatternGroups()
    {
    }

    public int Count { get; private set; }
    public bool HasNames => names.Count > 0;

    public static PatternGroups Find(string source)
    {
        var groups = new PatternGroups();
        var inClass = false;
        for (var at = 0; at < source.Length; at++)
        {
            switch (source[at])
            {
                case '\\':
                    at++;
                    break;
                case '[':
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '(' when !inClass:
                    groups.Add(source.AsSpan(at + 1));
                    break;
                default:
                    break;
            }
        }

        return groups;
    }

    /// <summary>The number of a named group; null where there is none.</summary>
    public int? Number(string name) => names.TryGetValue(name, out var number) ? number : null;

    /// <summary>The group that the digits at a place name; null where there are not so many.</summary>
    public int? Reference(string source, int at)
    {
        var end = at;
        while (end < source.Length && char.IsAsciiDigit(source[end])) end++;
        return int.TryParse(source.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Count ? number : null;
    }

    private void Add(ReadOnlySpan<char> inside)
    {
        if (inside.StartsWith("?<") && !inside.StartsWith("?<=") && !inside.StartsWith("?<!"))
        {
            var end = inside.IndexOf('>');
            if (end < 3 || !names.TryAdd(inside[2..end].ToString(), Count + 1)) throw new FormatException("Invalid capture group name");
        }
        else if (inside.StartsWith("?"))
        {
            return;
        }

        Count++;
    }
}
