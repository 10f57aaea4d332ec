using Portal.Urls;

namespace Portal.Components.Layout.Palette;

/// <summary>The pages of the navigation.</summary>
internal sealed class PlacesSource : IPaletteSource
{
    public Task<IReadOnlyList<PaletteItem>> FindAsync(string text, string connection, PortalUrls urls, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PaletteItem>>(
        [
            .. NavSections.All.SelectMany(s => s.Places)
                .Where(p => p.Text.Contains(text, StringComparison.OrdinalIgnoreCase))
                .Select(p => new PaletteItem("Pages", p.Icon, p.Text, p.Href(urls), p.Shortcut.Replace('-', ' '))),
        ]);
}
