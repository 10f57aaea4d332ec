using System.Text.RegularExpressions;
using Portal.Languages.Data;
using Portal.Languages.EventPatterns;
using Portal.Services.Approvals.Tokens;
using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.Observatory.Events;
using Portal.Services.Rules;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Correlation;

/// <summary>Finds the recorded event that started an execution: <see cref="ExecutionFinder"/> seen from the other end.</summary>
internal sealed partial class TriggerFinder(EventStore events, EventSearch search, RuleCatalog catalog, IPortalDatabase database)
{
    private const int MostIds = 20;
    private const int MostEvents = 500;
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(5);

    /// <summary>Null where no recorded event explains it.</summary>
    public async Task<ExecutionTrigger?> FindAsync(AwsSession session, ExecutionDetail execution, CancellationToken cancellationToken)
    {
        var input = DataValue.TryParse(execution.Input) is { } value ? TokenMask.Value(value, []) : null;
        if (await ByIdAsync(session, execution, input, cancellationToken) is { } byId) return byId;
        return input is null ? null : await ByRuleAsync(session, execution, input, cancellationToken);
    }

    private async Task<ExecutionTrigger?> ByIdAsync(AwsSession session, ExecutionDetail execution, DataValue? input, CancellationToken cancellationToken)
    {
        var ids = EventId().Matches(execution.Name + " " + input?.ToJson()).Select(m => m.Value.ToLowerInvariant()).Distinct().Take(MostIds).ToList();
        if (ids.Count == 0) return null;
        var found = await events.FindAllAsync(session.Connection.Id, ids, cancellationToken);

        // An event that the execution emitted itself did not start it; of several (one in the detail of another) the last one did.
        foreach (var e in found.Values.Select(f => f.Event).Where(e => e.ExecutionArn != execution.ExecutionArn).OrderByDescending(e => e.Sequence))
        {
            var match = StartMatch.Judge(e.EventId, null, false, execution.Name, input);
            if (match.Level is { } confidence) return new(e, confidence, match.Evidence);
        }

        return null;
    }

    private async Task<ExecutionTrigger?> ByRuleAsync(AwsSession session, ExecutionDetail execution, DataValue input, CancellationToken cancellationToken)
    {
        var fitting = new List<ExecutionTrigger>();
        var facets = await database.ReadAsync(c => EventCounts.Facets(c, session.Connection.Id), cancellationToken);
        foreach (var bus in facets.EventBusNames)
        {
            var rules = await catalog.RecentAsync(session, bus, cancellationToken);
            var starting = (rules.Value ?? []).Where(r => r.EventPattern is not null)
                .SelectMany(r => r.Targets.Where(t => ExecutionFinder.StateMachineArn(t.Arn) == execution.StateMachineArn).Select(t => (Rule: r, Target: t))).ToList();
            if (starting.Count == 0) continue;
            var query = new EventQuery { Connection = session.Connection.Id, EventBusName = bus, From = execution.StartedAt - Before, To = execution.StartedAt + After };
            foreach (var e in await search.WithEnvelopesAsync(query, MostEvents, cancellationToken))
            {
                if (starting.Select(s => Judge(e, s.Rule, s.Target, execution, input)).FirstOrDefault(m => m.Level is not null) is { Level: { } confidence } match)
                    fitting.Add(new(e.Event, confidence, match.Evidence));
            }
        }

        var nearest = fitting.OrderBy(f => (execution.StartedAt - f.Event.Time).Duration()).FirstOrDefault();
        return fitting.Count > 1 ? nearest! with { Confidence = Confidence.Possible, Evidence = $"{nearest.Evidence} {fitting.Count - 1} other events fit too." } : nearest;
    }

    private static StartMatch Judge(StoredEvent e, RuleDetail rule, TargetDetail target, ExecutionDetail execution, DataValue input)
    {
        if (!ParsedEvent.TryParse(e.Envelope, out var parsed, out _) || !PatternEvaluator.Matches(rule.EventPattern!, parsed)) return default;
        var expected = ExpectedInput.For(rule, target, (DataObject)DataValue.Parse(e.Envelope), e.Event.Time);
        return StartMatch.Judge(e.Event.EventId, expected, target.Input is not null, execution.Name, input);
    }

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")]
    private static partial Regex EventId();
}
