using Portal.Services.EventBuses;
using Portal.Urls;

namespace Portal.Components.Layout.Palette;

/// <summary>Event buses by name.</summary>
internal sealed class EventBusesSource(IEventBuses buses) : IPaletteSource
{
    private const int Most = 8;

    public async Task<IReadOnlyList<PaletteItem>> FindAsync(string text, string connection, PortalUrls urls, CancellationToken cancellationToken)
    {
        var all = await buses.ListAsync(connection, cancellationToken);
        return !all.IsOk ? [] :
        [
            .. all.Value.Where(b => b.Name.Contains(text, StringComparison.OrdinalIgnoreCase)).Take(Most)
                .Select(b => new PaletteItem("Event buses", "bus", b.Name, urls.EventBus(b.Name))),
        ];
    }
}
