using Portal.Services.StateMachines;
using Portal.Urls;

namespace Portal.Components.Layout.Palette;

/// <summary>State machines by name.</summary>
internal sealed class StateMachinesSource(IStateMachines machines) : IPaletteSource
{
    private const int Most = 8;

    public async Task<IReadOnlyList<PaletteItem>> FindAsync(string text, string connection, PortalUrls urls, CancellationToken cancellationToken)
    {
        var all = await machines.ListAsync(connection, cancellationToken);
        return !all.IsOk ? [] :
        [
            .. all.Value.Where(m => m.Name.Contains(text, StringComparison.OrdinalIgnoreCase)).Take(Most)
                .Select(m => new PaletteItem("State machines", "machine", m.Name, urls.StateMachine(m.Arn), m.Type.ToString())),
        ];
    }
}
