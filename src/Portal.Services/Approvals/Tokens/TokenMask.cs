using System.Text.RegularExpressions;
using Portal.Languages.Data;

namespace Portal.Services.Approvals.Tokens;

/// <summary>
/// Takes task tokens out of whatever is shown or stored: those that are known, and whatever has the form of one (they also
/// travel on, into inputs of other executions, logs and links).
/// </summary>
internal static partial class TokenMask
{
    /// <summary>Stands in a token's place.</summary>
    public const string Mask = "•••• task token ••••";

    /// <summary>Masks what has the form of a token.</summary>
    public static string Text(string text) => text.Length < 100 ? text : TokenForm().Replace(text, Mask);

    /// <summary>Masks what has the form of a token, and these tokens whatever their form.</summary>
    public static string Text(string text, IEnumerable<TaskToken> known)
    {
        foreach (var token in known)
        {
            text = text.Replace(token.Reveal(), Mask, StringComparison.Ordinal);
            var escaped = Uri.EscapeDataString(token.Reveal());
            if (escaped.Length > token.Reveal().Length) text = text.Replace(escaped, Mask, StringComparison.OrdinalIgnoreCase);
        }

        return Text(text);
    }

    public static string? TextOrNull(string? text) => text is null ? null : Text(text);

    /// <summary>Masks every string in a value, names of fields too. Gives the same instance where there is nothing to mask.</summary>
    public static DataValue Value(DataValue value, IReadOnlyCollection<TaskToken> known)
    {
        switch (value)
        {
            case DataString s:
                var masked = Text(s.Value, known);
                return ReferenceEquals(masked, s.Value) || masked == s.Value ? s : new DataString(masked);
            case DataArray a:
                var items = a.Select(i => Value(i, known)).ToArray();
                return items.Zip(a).All(p => ReferenceEquals(p.First, p.Second)) ? a : new DataArray(items);
            case DataObject o:
                var fields = new DataObjectBuilder(o.Count);
                var changed = false;
                foreach (var (name, field) in o)
                {
                    var (newName, newField) = (Text(name, known), Value(field, known));
                    changed |= newName != name || !ReferenceEquals(newField, field);
                    fields.Set(newName, newField);
                }

                return changed ? fields.Build() : o;
            default:
                return value;
        }
    }

    /// <summary>The one text in a value that has the form of a token; null where there is none, or more than one.</summary>
    public static TaskToken? FindByForm(DataValue value)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        Collect(value, found);
        return found.Count == 1 ? new TaskToken(found.First()) : null;
    }

    private static void Collect(DataValue value, HashSet<string> found)
    {
        switch (value)
        {
            case DataString s when LooksLikeToken(s.Value):
                found.Add(s.Value);
                break;
            case DataArray a:
                foreach (var item in a) Collect(item, found);
                break;
            case DataObject o:
                foreach (var (_, field) in o) Collect(field, found);
                break;
        }
    }

    /// <summary>True where the whole text has the form of a token.</summary>
    private static bool LooksLikeToken(string text) => text.Length is >= 100 and <= TaskToken.LongestText && TokenForm().Match(text) is { Success: true, Index: 0 } m && m.Length == text.Length;

    /// <summary>
    /// The tokens of Step Functions are long base64 texts that begin with a byte 0 or 1 (AAAA, AQ and so on). Percent signs and
    /// escapes of JSON are let through, so that a token in a link or in JSON within JSON is found whole.
    /// </summary>
    [GeneratedRegex(@"\bA[A-Za-f](?:[A-Za-z0-9+/_-]|%2[BbFf]|\\+(?:/|u002[BbFf])){98,2046}(?:=|%3[Dd]|\\+u003[Dd]){0,2}", RegexOptions.CultureInvariant)]
    private static partial Regex TokenForm();
}
