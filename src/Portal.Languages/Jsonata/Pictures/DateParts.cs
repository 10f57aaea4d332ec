using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Pictures;

/// <summary>
/// The parts of a date that a text gave. What stands left of the given parts comes from the present, what stands right of
/// them is zero; a gap between them is an error.
/// </summary>
internal sealed class DateParts
{
    private readonly Dictionary<char, double?> parts = [];

    public bool IsEmpty => parts.Count == 0;

    public double? this[char component]
    {
        get => parts.GetValueOrDefault(component);
        set => parts[component] = value;
    }

    /// <exception cref="JsonataException">A part is missing between others, or the date is given by its week (D3136).</exception>
    public double ToInstant(double now)
    {
        var date = DateKind();
        var isHalfDay = !Fits("PHhmsf", "Hmsf") && Fits("PHhmsf", "Phmsf");
        if (date is DateGivenBy.WeekOfMonth or DateGivenBy.WeekOfYear) throw new JsonataException("D3136");
        Complete((date == DateGivenBy.DayOfYear ? "YD" : "YMD") + (isHalfDay ? "Phmsf" : "Hmsf"), now);

        var month = Math.Max(parts.GetValueOrDefault('M') ?? 0, 1) - 1;
        var day = this['D'] ?? 0;
        if (date == DateGivenBy.DayOfYear)
        {
            var derived = Calendar.Instant(this['Y'] ?? 0, 0, this['d'] ?? 0);
            (_, month, day) = Calendar.DateOf(derived);
        }

        var hour = this['H'] ?? 0;
        if (isHalfDay) hour = (this['h'] == 12 ? 0 : this['h'] ?? 0) + (this['P'] == 1 ? 12 : 0);
        var instant = Calendar.Instant(this['Y'] ?? 0, month, day, hour, this['m'] ?? 0, this['s'] ?? 0, this['f'] ?? 0);
        return instant - ((IsSet('Z') ? this['Z'] : this['z']) ?? 0) * 60_000;
    }

    private enum DateGivenBy
    {
        Month,
        DayOfYear,
        WeekOfMonth,
        WeekOfYear,
    }

    private DateGivenBy DateKind()
    {
        const string all = "YXMxWwdD";
        if (!Fits(all, "YMD") && Fits(all, "Yd")) return DateGivenBy.DayOfYear;
        if (Fits(all, "Xxw")) return DateGivenBy.WeekOfMonth;
        return Fits(all, "XW") ? DateGivenBy.WeekOfYear : DateGivenBy.Month;
    }

    /// <summary>Whether some of the parts are given and none besides them.</summary>
    private bool Fits(string all, string wanted) => all.All(c => wanted.Contains(c, StringComparison.Ordinal) || !IsSet(c)) && wanted.Any(IsSet);

    /// <summary>Whether a part is given and not zero.</summary>
    private bool IsSet(char component) => this[component] is { } value && value != 0 && !double.IsNaN(value);

    private void Complete(string order, double now)
    {
        var (hasStarted, hasEnded) = (false, false);
        foreach (var component in order)
        {
            if (this[component] is not null)
            {
                if (hasEnded) throw new JsonataException("D3136");
                hasStarted = true;
            }
            else if (hasStarted)
            {
                this[component] = component is 'M' or 'D' or 'd' ? 1 : 0;
                hasEnded = true;
            }
            else
            {
                this[component] = DateComponents.Of(now, component);
            }
        }
    }
}
