using Portal.Sandbox.Events;

namespace Portal.Sandbox.Routing;

/// <summary>An event and the rules that take it; at least one.</summary>
public readonly record struct MatchedEvent(AcceptedEvent Event, IReadOnlyList<Rule> Rules);
