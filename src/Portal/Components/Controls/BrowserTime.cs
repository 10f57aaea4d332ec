using System.Globalization;

namespace Portal.Components.Controls;

/// <summary>Writes times in the zone of the browser that looks at them.</summary>
public sealed class BrowserTime
{
    private TimeZoneInfo zone = TimeZoneInfo.Utc;

    /// <summary>The zone's name as people read it; "UTC" until the browser has said otherwise.</summary>
    public string ZoneName => zone.Id;

    /// <summary>Takes the zone the browser names; one that this machine does not know leaves UTC.</summary>
    public void Use(string? ianaId)
    {
        if (!string.IsNullOrEmpty(ianaId) && TimeZoneInfo.TryFindSystemTimeZoneById(ianaId, out var found)) zone = found;
    }

    public DateTimeOffset ToLocal(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);

    /// <summary>A time that a person typed without a zone, as the moment it means here.</summary>
    public DateTimeOffset FromLocal(DateTime typed) => new(typed, zone.GetUtcOffset(typed));

    public string Short(DateTimeOffset at) => Format(at, "yyyy-MM-dd HH:mm:ss");

    public string Precise(DateTimeOffset at) => Format(at, "yyyy-MM-dd HH:mm:ss.fff");

    public string TimeOfDay(DateTimeOffset at) => Format(at, "HH:mm:ss.fff");

    /// <summary>Local and UTC, for a tooltip.</summary>
    public string Full(DateTimeOffset at) =>
        $"{Format(at, "yyyy-MM-dd HH:mm:ss.fff")} {ZoneName}\n{at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}";

    private string Format(DateTimeOffset at, string format) => ToLocal(at).ToString(format, CultureInfo.InvariantCulture);
}
