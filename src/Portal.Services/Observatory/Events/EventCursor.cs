using System.Globalization;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Events;

/// <summary>Where a page ended.</summary>
internal sealed record EventCursor(DateTimeOffset Time, long Sequence)
{
    public static EventCursor After(RecordedEvent e) => new(e.Time, e.Sequence);

    /// <summary>Null for the first page, and for a text that is no cursor.</summary>
    public static EventCursor? Parse(string? token)
    {
        var parts = token?.Split('-') ?? [];
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var time) && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            ? new(time.FromStore(), seq)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, Time.ToStore())}-{Sequence}");
}
