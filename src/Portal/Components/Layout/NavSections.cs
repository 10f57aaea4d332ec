using Portal.Urls;

namespace Portal.Components.Layout;

/// <summary>The places in the navigation, in order: what the side bar and the palette both show.</summary>
public static class NavSections
{
    public static readonly IReadOnlyList<NavSection> All =
    [
        new(null,
        [
            new("Overview", "overview", PageRoutes.Overview, u => u.Overview(), "g-o"),
            new("Approvals", "approval", PageRoutes.Approvals, u => u.Approvals(), "g-a"),
        ]),
        new("EventBridge",
        [
            new("Event feed", "feed", PageRoutes.Events, u => u.Events(), "g-f"),
            new("Event buses", "bus", PageRoutes.EventBuses, u => u.EventBuses(), "g-b"),
            new("Rules", "rule", PageRoutes.Rules, u => u.Rules(), "g-r"),
            new("Compose", "compose", PageRoutes.Compose, u => u.Compose(), "g-c"),
            new("Archives", "history", PageRoutes.Archives, u => u.Archives(), "g-h"),
            new("Dead letters", "dead-letter", PageRoutes.DeadLetters, u => u.DeadLetters(), "g-d"),
        ]),
        new("Step Functions",
        [
            new("State machines", "machine", PageRoutes.StateMachines, u => u.StateMachines(), "g-m"),
            new("Executions", "execution", PageRoutes.Executions, u => u.Executions(), "g-e"),
        ]),
        new("Operations",
        [
            new("Stacks", "stack", PageRoutes.Stacks, u => u.Stacks(), "g-s"),
            new("Log groups", "logs", PageRoutes.LogGroups, u => u.LogGroups(), "g-l"),
            new("Access findings", "shield", PageRoutes.AccessFindings, u => u.AccessFindings(), "g-i"),
            new("Audit", "audit", PageRoutes.Audit, u => u.Audit(), "g-u"),
        ]),
    ];

    /// <summary>The place that a path belongs to; null where it belongs to none.</summary>
    /// <param name="path">From the root, with a leading slash, without query.</param>
    public static NavPlace? Of(string path) => All.SelectMany(s => s.Places).FirstOrDefault(p => p.Holds(path));
}

/// <summary>Places under one heading.</summary>
public sealed record NavSection(string? Title, IReadOnlyList<NavPlace> Places);

/// <param name="Text">As the side bar says it.</param>
/// <param name="Icon">Its sign.</param>
/// <param name="Route">The route of its first page; its other pages lie below.</param>
/// <param name="Href">Its link.</param>
/// <param name="Shortcut">The keys that go there, one after the other.</param>
public sealed record NavPlace(string Text, string Icon, string Route, Func<PortalUrls, string> Href, string Shortcut)
{
    public bool Holds(string path) =>
        path == Route || (Route.Length > 1 && path.StartsWith(Route + "/", StringComparison.Ordinal));
}
