using System.Runtime.CompilerServices;
using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Observatory.Correlation;
using Portal.Services.Observatory.Events;

namespace Portal.Services.Observatory.Tracing;

internal sealed class Traces(UserSessions users, EventStore events, DeliveryFinder deliveries, StoryReader stories, StoryPace pace) : ITraces
{
    public async IAsyncEnumerable<AwsResult<Trace>> WatchAsync(string connection, TraceQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var session = await users.ViewAsync(connection, cancellationToken);
        if (!session.IsOk)
        {
            yield return session.Error;
            yield break;
        }

        var source = new TraceSource(session.Value, events, deliveries, stories);
        var watch = pace.Begin(session.Value.Connection);
        Trace? told = null;
        while (true)
        {
            // Reading is work; the circuit that waits here goes on serving its page meanwhile.
            var trace = await Task.Run(() => new TraceWalk(source, query).RunAsync(cancellationToken), cancellationToken);
            if (!trace.IsOk)
            {
                yield return trace;
                if (!trace.Error.Retryable) yield break;
            }
            else if (told is null || !Same(told, trace.Value))
            {
                told = trace.Value;
                yield return trace;
            }

            if (!await watch.NextAsync(trace.Value?.IsRunning == true, cancellationToken)) yield break;
        }
    }

    /// <summary>Whether a page would look the same.</summary>
    private static bool Same(Trace a, Trace b) => a.HasEarlier == b.HasEarlier && a.Spans.Count == b.Spans.Count && a.Spans.Zip(b.Spans).All(p => Same(p.First, p.Second));

    private static bool Same(TraceSpan a, TraceSpan b) => a.Id == b.Id && a.Status == b.Status && a.To == b.To && a.LeftOut == b.LeftOut && a.Confidence == b.Confidence && a.Error == b.Error
        && a.SameAs == b.SameAs && a.Round == b.Round && a.Visit?.WaitId == b.Visit?.WaitId;
}
