using Portal.Languages.Data;
using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.Observatory.Events;
using Portal.Services.Rules;

namespace Portal.Services.Observatory.Correlation;

/// <summary>Finds the execution that an event started through a rule's target.</summary>
/// <remarks>
/// EventBridge does not tell which execution it started. In this order: the execution's name or input carries the event's id
/// (certain); its input equals what the rule hands over and no other execution's does (likely); several fit (possible, the
/// nearest in time is taken).
/// </remarks>
internal sealed class ExecutionFinder(ExecutionInputs inputs)
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(5);

    /// <summary>Deliveries that took longer (retries over hours) are found by name or id in AWS's own logs, not here.</summary>
    private static readonly TimeSpan After = TimeSpan.FromMinutes(5);

    /// <summary>So long a message may have waited in the tap's queue.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(4);

    /// <summary>How many executions around the event are looked into; their inputs cost a call each, once.</summary>
    private const int MostLookedInto = 50;

    public async Task<StartedByEvent?> FindAsync(AwsSession session, StoredEvent e, RuleDetail rule, TargetDetail target, CancellationToken cancellationToken)
    {
        if (DataValue.TryParse(e.Envelope) is not DataObject envelope) return null;
        var expected = ExpectedInput.For(rule, target, envelope, e.Event.Time);
        var (from, to) = Window(e.Event);
        var near = (await inputs.StartedAsync(session, StateMachineArn(target.Arn), from, to, cancellationToken))
            .OrderBy(x => (x.StartDate - e.Event.Time).Duration()).Take(MostLookedInto);
        var fitting = new List<StartedByEvent>();
        foreach (var execution in near)
        {
            var byName = StartMatch.Judge(e.Event.EventId, null, false, execution.Name, null);
            var match = byName.Level is null
                ? StartMatch.Judge(e.Event.EventId, expected, target.Input is not null, execution.Name, await inputs.InputAsync(session, execution.ExecutionArn, cancellationToken))
                : byName;
            if (match.Level is not { } confidence) continue;
            var started = new StartedByEvent(ExecutionReader.Summary(execution), confidence, match.Evidence);
            if (confidence == Confidence.Certain) return started;
            fitting.Add(started);
        }

        return fitting switch
        {
            [] => null,
            [var only] => only,
            [var nearest, ..] => nearest with { Confidence = Confidence.Possible, Evidence = $"{nearest.Evidence} So do {fitting.Count - 1} others." },
        };
    }

    /// <summary>Around the time in the envelope, or, where the sender wrote a time of long ago, around the recording.</summary>
    internal static (DateTimeOffset From, DateTimeOffset To) Window(RecordedEvent e)
    {
        var sent = e.Time > e.RecordedAt || e.RecordedAt - e.Time > LongestDelay ? e.RecordedAt : e.Time;
        return (sent - Before, sent + After);
    }

    /// <summary>Without the version or alias that a target's ARN may end in.</summary>
    internal static string StateMachineArn(string targetArn) => string.Join(':', targetArn.Split(':').Take(7));
}

/// <param name="Evidence">Why this one.</param>
internal sealed record StartedByEvent(ExecutionSummary Execution, Confidence Confidence, string Evidence);
