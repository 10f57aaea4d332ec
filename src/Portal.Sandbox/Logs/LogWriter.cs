using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Logs;

/// <summary>Lines in: gives each its place in its stream and makes it durable.</summary>
internal sealed class LogWriter(LogDirectory directory, IJournal journal, TimeProvider clock) : ILogGroups
{
    /// <summary>What AWS adds to the size of each line.</summary>
    public const int LineOverhead = 26;

    public bool Exists(ResourceScope scope, string logGroupName) => directory.TryFind(scope, logGroupName, out _);

    public async ValueTask EnsureAsync(ResourceScope scope, string logGroupName, int retentionDays, CancellationToken cancellationToken)
    {
        if (Exists(scope, logGroupName)) return;
        var settings = new LogGroupSettings { CreatedMilliseconds = clock.GetUtcNow().ToUnixTimeMilliseconds(), RetentionDays = retentionDays };
        await directory.CreateAsync(scope, logGroupName, settings, cancellationToken);
    }

    public async ValueTask AppendAsync(ResourceScope scope, string logGroupName, string logStreamName, IReadOnlyList<LogLine> lines, CancellationToken cancellationToken)
    {
        var group = directory.Require(scope, logGroupName);
        var stream = await directory.AddStreamAsync(group, logStreamName, mustBeNew: false, cancellationToken);
        await AppendAsync(group, stream, lines, cancellationToken);
    }

    public async ValueTask AppendAsync(LogGroup group, LogStream stream, IReadOnlyList<LogLine> lines, CancellationToken cancellationToken)
    {
        if (lines.Count == 0) return;
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var places = stream.Place([.. lines.Select(l => Math.Clamp(l.Time.ToUnixTimeMilliseconds(), 0, LogPosition.LastMillisecond))], now);
        var writes = new JournalWrites();
        var bytes = 0L;
        for (var i = 0; i < places.Length; i++)
        {
            var value = StoredLine.ToBytes(now, lines[i].Message);
            bytes += value.Length + LineOverhead;
            writes.Put(LogCollections.Lines, stream.Partition, places[i], value);
        }

        await journal.CommitAsync(writes, cancellationToken);
        group.AddBytes(bytes);
    }
}
