using System.Collections.Concurrent;
using Portal.Services.Aws;

namespace Portal.Services.Observatory.Taps;

/// <summary>How the readers of this process fare, for the pages.</summary>
internal sealed class TapHealth(TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Connection, string EventBusName), State> states = new();

    public State? Find(string connection, string eventBusName) => states.GetValueOrDefault((connection, eventBusName));

    public void Started(string connection, string eventBusName) => states.TryAdd((connection, eventBusName), new(time.GetUtcNow(), null, null));

    public void Received(string connection, string eventBusName, bool any) => Update(connection, eventBusName, s => s with { Error = null, LastEventAt = any ? time.GetUtcNow() : s.LastEventAt });

    public void Failed(string connection, string eventBusName, AwsError error) => Update(connection, eventBusName, s => s with { Error = error });

    public void Stopped(string connection, string eventBusName) => states.TryRemove((connection, eventBusName), out _);

    private void Update(string connection, string eventBusName, Func<State, State> change)
    {
        if (states.TryGetValue((connection, eventBusName), out var known)) states.TryUpdate((connection, eventBusName), change(known), known);
    }

    internal sealed record State(DateTimeOffset Since, DateTimeOffset? LastEventAt, AwsError? Error);
}
