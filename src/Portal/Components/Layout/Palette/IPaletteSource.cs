using Portal.Urls;

namespace Portal.Components.Layout.Palette;

/// <summary>Finds things to go to. A source that fails finds nothing; the others still do.</summary>
public interface IPaletteSource
{
    /// <param name="text">What was typed, trimmed; may be empty.</param>
    /// <param name="connection">The connection's id.</param>
    /// <param name="urls">Makes the links.</param>
    Task<IReadOnlyList<PaletteItem>> FindAsync(string text, string connection, PortalUrls urls, CancellationToken cancellationToken);
}

/// <param name="Group">The heading it stands under.</param>
/// <param name="Icon">Its sign.</param>
/// <param name="Text">Its name.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Hint">A few quiet words; null for none.</param>
public sealed record PaletteItem(string Group, string Icon, string Text, string Href, string? Hint = null);
