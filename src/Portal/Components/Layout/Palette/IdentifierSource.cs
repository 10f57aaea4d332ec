using Portal.Urls;

namespace Portal.Components.Layout.Palette;

/// <summary>A pasted ARN or event id leads straight to its page.</summary>
internal sealed class IdentifierSource : IPaletteSource
{
    public Task<IReadOnlyList<PaletteItem>> FindAsync(string text, string connection, PortalUrls urls, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PaletteItem>>(Read(text, urls) is { } item ? [item] : []);

    private static PaletteItem? Read(string text, PortalUrls urls)
    {
        if (Guid.TryParse(text, out _)) return new("Go to", "feed", $"Event {text}", urls.Event(text));
        var parts = text.Split(':', 7);
        if (parts.Length < 6 || parts[0] != "arn") return null;
        var name = text[(text.LastIndexOf(':') + 1)..];
        return (parts[2], parts[5]) switch
        {
            ("states", "execution" or "express") => new("Go to", "execution", $"Execution {name}", urls.Execution(text)),
            ("states", "stateMachine") => new("Go to", "machine", $"State machine {name}", urls.StateMachine(text)),
            ("events", var resource) when resource.StartsWith("event-bus/", StringComparison.Ordinal) =>
                new("Go to", "bus", $"Event bus {resource[10..]}", urls.EventBus(resource[10..])),
            ("events", var resource) when resource.StartsWith("rule/", StringComparison.Ordinal) => Rule(resource[5..], urls),
            _ => null,
        };
    }

    /// <summary>The ARN of a rule of the default bus does not name the bus.</summary>
    private static PaletteItem Rule(string name, PortalUrls urls)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var (bus, rule) = slash < 0 ? ("default", name) : (name[..slash], name[(slash + 1)..]);
        return new("Go to", "rule", $"Rule {rule}", urls.Rule(bus, rule));
    }
}
