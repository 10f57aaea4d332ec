using System.Threading.Channels;

namespace Portal.Sandbox.Executions.Running;

/// <summary>Executions whose events the disk refused. They are rebuilt from the journal, again and again until it works.</summary>
internal sealed class LostExecutions
{
    private readonly Channel<LiveExecution> waiting = Channel.CreateUnbounded<LiveExecution>();

    public ChannelReader<LiveExecution> Waiting => waiting.Reader;

    public void Add(LiveExecution live, Exception? why)
    {
        // One that never began was not acknowledged: whoever started it hears why, and it is gone.
        if (why is not null) live.Begun.TrySetException(why);
        waiting.Writer.TryWrite(live);
    }
}
