using System.Globalization;

namespace Portal.Services.Observatory.Events;

/// <summary>Where a page ended: what was looked at has this sequence or a greater one.</summary>
internal static class EventCursor
{
    /// <summary>Null for the first page, and for a text that is no cursor.</summary>
    public static long? Parse(string? token) => long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : null;

    public static string Write(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);
}
