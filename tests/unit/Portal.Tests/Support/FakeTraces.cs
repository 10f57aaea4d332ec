using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.Observatory.Correlation;
using Portal.Services.Observatory.Tracing;
using Portal.Services.Rules;

namespace Portal.Tests.Support;

internal sealed class FakeTraces : ITraces
{
    private readonly Channel<AwsResult<Trace>> next = Channel.CreateUnbounded<AwsResult<Trace>>();

    public AwsResult<Trace> First { get; set; } = AwsError.NotFound("Not recorded.");

    public List<TraceQuery> Asked { get; } = [];

    public void Grow(AwsResult<Trace> trace) => next.Writer.TryWrite(trace);

    public void End() => next.Writer.TryComplete();

    public async IAsyncEnumerable<AwsResult<Trace>> WatchAsync(string connection, TraceQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Asked.Add(query);
        yield return First;
        if (!First.IsOk) yield break;
        await foreach (var trace in next.Reader.ReadAllAsync(cancellationToken)) yield return trace;
    }

    /// <summary>An event that starts an execution whose state emits the next event, and so on: the same rule each time.</summary>
    public static Trace Circle(int rounds, bool running = false)
    {
        var spans = new List<TraceSpan>();
        var rule = new RuleDetail("again", "arn:rule/again", "orders", true);
        var target = new TargetDetail("t", Samples.MachineArn, TargetKind.StateMachine, "loan-review");
        string? above = null;
        for (var i = 0; i < rounds; i++)
        {
            var at = Samples.Now.AddSeconds(i * 10);
            var e = FakeObservedEvents.Event(i);
            var arn = $"{Samples.ExecutionArn}-{i}";
            var execution = new ExecutionSummary(arn, Samples.MachineArn, $"run-{i}", running && i == rounds - 1 ? ExecutionStatus.Running : ExecutionStatus.Succeeded, at.AddSeconds(1));
            var depth = i * 4;
            spans.Add(new($"e{i}", above, depth, TraceSpanKind.Event, e.DetailType, TraceStatus.Recorded, at, at) { StartId = e.EventId, Event = e });
            spans.Add(new($"d{i}", $"e{i}", depth + 1, TraceSpanKind.Delivery, "loan-review", TraceStatus.Delivered, at, at.AddSeconds(1))
            {
                Delivery = new EventDelivery(rule, target, DeliveryOutcome.Delivered) { Execution = execution },
                LoopOf = i == 0 ? null : "d0",
                Round = i + 1,
            });
            var goesOn = execution.Status == ExecutionStatus.Running;
            spans.Add(new($"x{i}", $"d{i}", depth + 2, TraceSpanKind.Execution, "loan-review", goesOn ? TraceStatus.Running : TraceStatus.Succeeded, at.AddSeconds(1), goesOn ? null : at.AddSeconds(9))
            {
                StartId = arn, Execution = execution, ExecutionArn = arn,
            });
            above = $"s{i}";
            spans.Add(new(above, $"x{i}", depth + 3, TraceSpanKind.State, "Announce", TraceStatus.Succeeded, at.AddSeconds(2), at.AddSeconds(9))
            {
                Visit = Stories.Visit(i + 2, "Announce", "Task", VisitStatus.Succeeded, 2, 9), ExecutionArn = arn,
            });
        }

        return new Trace("e0", spans);
    }
}
