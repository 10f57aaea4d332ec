using System.Collections.Concurrent;
using System.Threading.Channels;
using Portal.Sandbox.Executions.Interpreter;

namespace Portal.Sandbox.Executions.Running;

/// <summary>The executions that are under way, and the way to them.</summary>
internal sealed class LiveExecutions
{
    private readonly ConcurrentDictionary<string, LiveExecution> byArn = new(StringComparer.Ordinal);

    // Unbounded in form only: an execution stands in it at most once.
    private readonly Channel<LiveExecution> runnable = Channel.CreateUnbounded<LiveExecution>();

    public int Count => byArn.Count;

    public IEnumerable<LiveExecution> All => byArn.Values;

    public ChannelReader<LiveExecution> Runnable => runnable.Reader;

    public LiveExecution? Find(string arn) => byArn.GetValueOrDefault(arn);

    public void Add(LiveExecution live) => byArn[live.Arn] = live;

    public void Remove(LiveExecution live) => byArn.TryRemove(KeyValuePair.Create(live.Arn, live));

    /// <summary>Tells an execution; one that has ended does not hear it.</summary>
    public void Post(string arn, Stimulus stimulus)
    {
        if (byArn.TryGetValue(arn, out var live)) Post(live, new Letter(stimulus));
    }

    /// <summary>Tells an execution and waits until what follows is durable: false where it came too late to count.</summary>
    public Task<bool> PostAsync(string arn, Stimulus stimulus)
    {
        if (!byArn.TryGetValue(arn, out var live)) return Task.FromResult(false);
        var receipt = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(live, new Letter(stimulus, receipt));
        return receipt.Task;
    }

    public void Post(LiveExecution live, Letter letter)
    {
        live.Add(letter);
        Enqueue(live);
    }

    public void Enqueue(LiveExecution live)
    {
        if (live.TryQueue()) runnable.Writer.TryWrite(live);
    }
}
