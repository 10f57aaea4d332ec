using Portal.Languages.Data;
using Portal.Languages.EventPatterns;
using Portal.Services.Aws;
using Portal.Services.StateMachines;

namespace Portal.Services.Rules.Editing;

/// <summary>
/// Finds rules that feed their own source: a state machine that the rule starts publishes events that the rule matches, or an
/// event bus that the rule sends to sends them back. EventBridge stops neither.
/// </summary>
internal sealed class LoopFinder(RuleCatalog catalog, Definitions definitions)
{
    /// <summary>A way back over more buses than these is not looked for.</summary>
    private const int MostBuses = 10;

    public async Task<IReadOnlyList<RuleFinding>> FindAsync(AwsSession session, RuleDraft draft, CancellationToken cancellationToken)
    {
        if (draft.EventPattern is not { } text || EventPattern.Parse(text).Pattern is not { } pattern) return [];
        var found = new List<RuleFinding>();
        foreach (var target in draft.Targets)
        {
            var message = target.Kind switch
            {
                TargetKind.StateMachine => await OfMachineAsync(session, draft, pattern, target, cancellationToken),
                TargetKind.EventBus => await OfBusAsync(session, draft, text, target, cancellationToken),
                _ => null,
            };
            if (message is not null) found.Add(new(FindingLevel.Warning, "Targets." + target.Id, message));
        }

        return found;
    }

    private async Task<string?> OfMachineAsync(AwsSession session, RuleDraft draft, EventPattern pattern, TargetDetail target, CancellationToken cancellationToken)
    {
        var definition = await definitions.OfMachineAsync(session, target.Arn, cancellationToken);
        if (definition is null) return null;
        var own = PublishedEvents.In(definition).FirstOrDefault(e => SameBus(e.EventBusName, draft.EventBusName) && pattern.CouldMatch(e.Source, e.DetailType));
        return own is null ? null : $"Loop: {target.Name} publishes {own} to this bus (state \"{own.State}\"), and this pattern matches it: each execution would start another.";
    }

    private async Task<string?> OfBusAsync(AwsSession session, RuleDraft draft, string text, TargetDetail target, CancellationToken cancellationToken)
    {
        if (target.Name == draft.EventBusName) return "Loop: the rule sends its events to the bus they come from.";
        var (sources, types) = (Plain(text, "source"), Plain(text, "detail-type"));
        var seen = new HashSet<string>(StringComparer.Ordinal) { target.Name };
        var open = new Queue<(string Bus, string Way)>([(target.Name, target.Name)]);
        while (open.TryDequeue(out var at) && seen.Count <= MostBuses)
        {
            var rules = await catalog.RecentAsync(session, at.Bus, cancellationToken);
            foreach (var rule in (rules.Value ?? []).Where(r => r is { Enabled: true, IsTap: false, EventPattern: not null }))
            {
                var onward = rule.Targets.Where(t => t.Kind == TargetKind.EventBus).ToList();
                if (onward.Count == 0 || !Passes(rule.EventPattern!, sources, types)) continue;
                if (onward.Any(t => t.Name == draft.EventBusName)) return $"Loop: the rule {rule.Name} on {at.Way} sends such events back to {draft.EventBusName}.";
                foreach (var next in onward.Where(t => seen.Add(t.Name))) open.Enqueue((next.Name, at.Way + " → " + next.Name));
            }
        }

        return null;
    }

    private static bool Passes(string pattern, IReadOnlyList<string?> sources, IReadOnlyList<string?> types) =>
        EventPattern.Parse(pattern).Pattern is { } other && sources.Any(s => types.Any(t => other.CouldMatch(s, t)));

    /// <summary>The plain texts that a pattern wants of a field of the envelope; null among them where it may be anything.</summary>
    private static IReadOnlyList<string?> Plain(string pattern, string field) =>
        DataValue.TryParse(pattern) is DataObject root && root.GetArray(field) is { Count: > 0 } values && values.All(v => v is DataString)
            ? [.. values.Cast<DataString>().Select(v => v.Value)]
            : [null];

    private static bool SameBus(string? written, string bus) => written is null || written == bus || written.EndsWith(":event-bus/" + bus, StringComparison.Ordinal);
}
