using System.Globalization;

namespace Portal.Languages.Schedules;

/// <summary>The plain part of a field of a cron expression: the values it allows, as <c>*</c>, numbers, names, ranges and steps say.</summary>
internal sealed class CronField
{
    private readonly bool[] allowed;
    private readonly int lowest;

    private CronField(bool[] allowed, int lowest) => (this.allowed, this.lowest) = (allowed, lowest);

    public bool Allows(int value) => value >= lowest && value - lowest < allowed.Length && allowed[value - lowest];

    /// <summary>The lowest allowed value that is not below <paramref name="value"/>; null where there is none.</summary>
    public int? From(int value)
    {
        for (var i = Math.Max(value - lowest, 0); i < allowed.Length; i++)
        {
            if (allowed[i]) return i + lowest;
        }

        return null;
    }

    /// <param name="text">The field.</param>
    /// <param name="lowest">The lowest value the field can have.</param>
    /// <param name="highest">The highest.</param>
    /// <param name="names">Names of the values from the lowest on, in capitals; null where values have none.</param>
    /// <returns>Null where the text is no such field.</returns>
    public static CronField? TryParse(string text, int lowest, int highest, string[]? names = null)
    {
        var allowed = new bool[highest - lowest + 1];
        foreach (var part in text.Split(','))
        {
            if (!TryAllow(part, allowed, lowest, highest, names)) return null;
        }

        return new CronField(allowed, lowest);
    }

    private static bool TryAllow(string part, bool[] allowed, int lowest, int highest, string[]? names)
    {
        var slash = part.IndexOf('/', StringComparison.Ordinal);
        var step = 1;
        if (slash >= 0 && (!TryNumber(part[(slash + 1)..], out step) || step < 1)) return false;
        var range = slash < 0 ? part : part[..slash];
        int from, to;
        if (range is "*" or "?")
        {
            // ? is for fields of days only; whoever parses those takes it away before.
            if (range == "?") return false;
            (from, to) = (lowest, highest);
        }
        else
        {
            var dash = range.IndexOf('-', StringComparison.Ordinal);
            if (!TryValue(dash < 0 ? range : range[..dash], lowest, names, out from)) return false;
            if (dash >= 0)
            {
                if (!TryValue(range[(dash + 1)..], lowest, names, out to)) return false;
            }
            else
            {
                to = slash < 0 ? from : highest;
            }
        }

        if (from < lowest || to > highest || from > highest || to < lowest) return false;
        // FRI-MON goes around the end.
        var count = (to >= from ? to - from : to + allowed.Length - from) + 1;
        for (var i = 0; i < count; i += step) allowed[(from - lowest + i) % allowed.Length] = true;
        return true;
    }

    public static bool TryValue(string text, int lowest, string[]? names, out int value)
    {
        var named = names is null ? -1 : Array.IndexOf(names, text.ToUpperInvariant());
        if (named < 0) return TryNumber(text, out value);
        value = named + lowest;
        return true;
    }

    private static bool TryNumber(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
