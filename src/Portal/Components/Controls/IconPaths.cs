using System.Collections.Frozen;

namespace Portal.Components.Controls;

/// <summary>The portal's own icons: strokes of 1.5 on a field of 16 by 16, drawn for this product.</summary>
public static class IconPaths
{
    private static readonly FrozenDictionary<string, string> Paths = new Dictionary<string, string>
    {
        // Places
        ["overview"] = "M2.5 2.5h4.5v5h-4.5zM9 2.5h4.5v3H9zM2.5 9.5h4.5v4h-4.5zM9 7.5h4.5v6H9z",
        ["feed"] = "M1.5 8h2.7l2-5 3.4 10 2-5h2.9",
        ["bus"] = "M2 8h4M10 3.5h4M10 8h4M10 12.5h4M6 8c2.5 0 1.5-4.5 4-4.5M6 8h4M6 8c2.5 0 1.5 4.5 4 4.5",
        ["rule"] = "M2 3h12l-4.5 5.5v4.5l-3-1.5v-3z",
        ["compose"] = "M14 2 7.2 8.8M14 2 9.7 14l-2.5-5.2L2 6.3z",
        ["machine"] = "M5.5 1.5h5v3.5h-5zM1.5 11h5v3.5h-5zM9.5 11h5v3.5h-5zM8 5v3M4 11V8h8v3",
        ["execution"] = "M2 3.5h7M2 8h5M2 12.5h5M10 7.5l4.5 3-4.5 3z",
        ["approval"] = "M2.5 8a5.5 5.5 0 1 0 2-4.2M5.5 7.7l2 2 4.5-5",
        ["stack"] = "M8 1.8 14 5 8 8.2 2 5zM2.3 8 8 11l5.7-3M2.3 11 8 14l5.7-3",
        ["audit"] = "M3.5 1.8h7l2.5 2.5v9.9h-9.5zM6 6.5h4.5M6 9h4.5M6 11.5h2.5",
        ["queue"] = "M2 4h9M2 8h9M2 12h9M13 2.5v11",
        ["topic"] = "M2 6.5v3h2.5L10 13V3L4.5 6.5zM12.5 5.5a3.5 3.5 0 0 1 0 5",
        ["logs"] = "M2 3h12v10H2zM4.5 6l2 2-2 2M8.5 10.5h3",
        ["connection"] = "M4.5 12.5a3 3 0 0 1-.4-6A4 4 0 0 1 12 6.3a3.1 3.1 0 0 1-.3 6.2z",
        ["dead-letter"] = "M2 4h12v8.5H2zM2.3 4.5 8 9l5.7-4.5",
        // Kinds of state
        ["state-task"] = "M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z",
        ["state-pass"] = "M2.5 8h11M9.5 4l4 4-4 4",
        ["state-choice"] = "M8 14V9.5M8 9.5 3.5 5V2.5M8 9.5 12.5 5V2.5M1.8 4.2l1.7-1.7 1.7 1.7M10.8 4.2l1.7-1.7 1.7 1.7",
        ["state-wait"] = "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 4.5V8l2.5 1.5",
        ["state-parallel"] = "M3 2.5v11M8 2.5v11M13 2.5v11",
        ["state-map"] = "M3 6.5V5.5a2 2 0 0 1 2-2h8M10.5 1l2.5 2.5L10.5 6M13 9.5v1a2 2 0 0 1-2 2H3M5.5 10 3 12.5 5.5 15",
        ["state-succeed"] = "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM5.3 8.2l1.9 1.9 3.6-4.1",
        ["state-fail"] = "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4",
        // Acts
        ["search"] = "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3l3.7 3.7",
        ["plus"] = "M8 3v10M3 8h10",
        ["minus"] = "M3 8h10",
        ["check"] = "M3 8.5l3.2 3.2L13 4.5",
        ["cross"] = "M4 4l8 8M12 4l-8 8",
        ["copy"] = "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
        ["download"] = "M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11",
        ["upload"] = "M8 10.5v-8M4.5 5.5 8 2l3.5 3.5M2.5 13.5h11",
        ["edit"] = "M3 13l.7-3L10.5 3.2a1.3 1.3 0 0 1 1.9 0l.4.4a1.3 1.3 0 0 1 0 1.9L6 12.3z",
        ["trash"] = "M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.7 9h6.6l.7-9M6.7 7v4M9.3 7v4",
        ["play"] = "M4.5 2.8v10.4L13 8z",
        ["stop"] = "M4 4h8v8H4z",
        ["pause"] = "M5.5 3.5v9M10.5 3.5v9",
        ["retry"] = "M13 8a5 5 0 1 1-1.6-3.7M13.2 1.8v3h-3",
        ["refresh"] = "M13 6.5A5.2 5.2 0 0 0 3.5 5M3 9.5A5.2 5.2 0 0 0 12.5 11M3.2 2v3.2h3.2M12.8 14v-3.2H9.6",
        ["filter"] = "M2 4h12M4.5 8h7M6.5 12h3",
        ["more"] = "M3.5 8h.01M8 8h.01M12.5 8h.01",
        ["external"] = "M6 3.5H3v9.5h9.5V10M9 2.5h4.5V7M13 3 7.5 8.5",
        ["fit"] = "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
        ["link"] = "M6.5 9.5l3-3M7.5 4.5l1.3-1.3a2.8 2.8 0 0 1 4 4L11.5 8.5M8.5 11.5l-1.3 1.3a2.8 2.8 0 0 1-4-4L4.5 7.5",
        // Signs
        ["chevron-right"] = "M6 3.5 10.5 8 6 12.5",
        ["chevron-down"] = "M3.5 6 8 10.5 12.5 6",
        ["chevron-left"] = "M10 3.5 5.5 8 10 12.5",
        ["chevron-up"] = "M3.5 10 8 5.5 12.5 10",
        ["select"] = "M5 6l3-3 3 3M5 10l3 3 3-3",
        ["arrow-right"] = "M3 8h10M9 4l4 4-4 4",
        ["warning"] = "M8 2 14.5 13.5h-13zM8 6.5v3.5M8 11.8h.01",
        ["info"] = "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 7.3v3.9M8 4.9h.01",
        ["clock"] = "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 4.5V8l2.5 1.5",
        ["hourglass"] = "M4 2h8M4 14h8M5 2v2.5L8 8l3-3.5V2M5 14v-2.5L8 8l3 3.5V14",
        ["code"] = "M5.5 4 1.8 8l3.7 4M10.5 4l3.7 4-3.7 4",
        ["braces"] = "M6 2.5c-2 0-1.8 1-1.8 2.5S4.2 8 2.5 8c1.7 0 1.7 1.5 1.7 3s-.2 2.5 1.8 2.5M10 2.5c2 0 1.8 1 1.8 2.5s0 3 1.7 3c-1.7 0-1.7 1.5-1.7 3s.2 2.5-1.8 2.5",
        ["menu"] = "M2.5 4h11M2.5 8h11M2.5 12h11",
        ["sun"] = "M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1.1 1.1M11.9 11.9 13 13M13 3l-1.1 1.1M4.1 11.9 3 13",
        ["moon"] = "M13.5 9.5A6 6 0 1 1 6.5 2.5a4.8 4.8 0 0 0 7 7z",
        ["user"] = "M8 2.5a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4zM2.8 13.8c.5-2.5 2.5-3.8 5.2-3.8s4.7 1.3 5.2 3.8",
        ["keyboard"] = "M1.5 4h13v8.5h-13zM4 6.8h.01M6.7 6.8h.01M9.3 6.8h.01M12 6.8h.01M5 9.7h6",
        ["lock"] = "M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
        ["eye"] = "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z",
        ["globe"] = "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM2 8h12M8 1.8c-4 4-4 8.4 0 12.4M8 1.8c4 4 4 8.4 0 12.4",
        ["function"] = "M3 13.5 7.5 6M4 2.5h2l5.5 11h2",
        ["history"] = "M2.5 8a5.5 5.5 0 1 0 1.7-4M2.3 1.8v3h3M8 5v3.3l2.3 1.3",
        ["shield"] = "M8 1.8 13 4v4c0 3-2 5-5 6.2C5 13 3 11 3 8V4z",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Names => Paths.Keys;

    /// <exception cref="ArgumentException">There is no icon of that name.</exception>
    public static string Of(string name) =>
        Paths.TryGetValue(name, out var path) ? path : throw new ArgumentException($"There is no icon named '{name}'.", nameof(name));
}
