using Portal.Languages.Data;
using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Executions.Clock;

/// <summary>Keeps where the sandbox's clock was moved to, so that a restart does not move it back.</summary>
internal sealed class ClockStore(IJournal journal)
{
    private static readonly Collection Rows = new("sandbox_clock");

    public void Load(SandboxClock clock)
    {
        if (journal.Read(Rows, "clock", limit: 1) is not [var row]) return;
        var fields = (DataObject)DataValue.Parse(row.Value);
        clock.Restore(
            DateTimeOffset.FromUnixTimeMilliseconds(fields.GetInt64("real")!.Value),
            DateTimeOffset.FromUnixTimeMilliseconds(fields.GetInt64("own")!.Value),
            (fields["speed"] as DataNumber)?.Double ?? 1);
    }

    public async ValueTask SaveAsync(SandboxClock clock, CancellationToken cancellationToken)
    {
        var (real, own, speed) = clock.Base;
        await journal.CommitAsync(new JournalWrites().Put(Rows, "clock", 0, new DataObjectBuilder(3)
        {
            ["real"] = real.ToUnixTimeMilliseconds(), ["own"] = own.ToUnixTimeMilliseconds(), ["speed"] = new DataNumber(speed),
        }.Build().ToUtf8()), cancellationToken);
    }
}
