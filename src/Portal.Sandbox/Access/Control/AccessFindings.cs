using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Portal.Sandbox.Logs;

namespace Portal.Sandbox.Access.Control;

/// <summary>
/// Writes findings into the log group <see cref="GroupName"/> of the account and region they are about, one JSON object to a line.
/// A finding gets a line when it is new, another one after <see cref="FirstQuiet"/>, and then less and less often down to
/// <see cref="LongestQuiet"/>, each with the count since the line before: however busy a loop is, it cannot flood the log.
/// </summary>
internal sealed class AccessFindings(ILogGroups logs, TimeProvider time, ILogger<AccessFindings> log)
{
    public const string GroupName = "/aws/sandbox/access-control";

    private const string StreamName = "findings";
    private const int RetentionDays = 7;

    /// <summary>Different findings that are told apart; more than that are not written until a restart.</summary>
    private const int MostKept = 2000;

    private static readonly TimeSpan FirstQuiet = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Tally> tallies = new(StringComparer.Ordinal);
    private readonly Channel<Tally> due = Channel.CreateBounded<Tally>(new BoundedChannelOptions(MostKept + 1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });
    private ITimer? timer;
    private Task running = Task.CompletedTask;

    public void Note(AccessFinding finding)
    {
        if (!tallies.TryGetValue(finding.Id, out var tally))
        {
            if (tallies.Count >= MostKept) return;
            tally = tallies.GetOrAdd(finding.Id, _ => new Tally());
        }

        if (tally.Add(finding, time.GetUtcNow())) due.Writer.TryWrite(tally);
    }

    public void Begin()
    {
        running = RunAsync();
        timer = time.CreateTimer(_ => TellOfRepetitions(), null, FirstQuiet, FirstQuiet);
    }

    /// <summary>Writes what is not written yet, then ends.</summary>
    public async Task EndAsync()
    {
        timer?.Dispose();
        foreach (var tally in tallies.Values.Where(t => t.IsWaiting)) due.Writer.TryWrite(tally);
        due.Writer.TryComplete();
        await running;
    }

    private void TellOfRepetitions()
    {
        foreach (var tally in tallies.Values.Where(t => t.IsDue(time.GetUtcNow()))) due.Writer.TryWrite(tally);
    }

    private async Task RunAsync()
    {
        await foreach (var tally in due.Reader.ReadAllAsync())
        {
            if (tally.Take(time.GetUtcNow()) is not { } line) continue;
            try
            {
                await logs.EnsureAsync(line.Finding.Scope, GroupName, RetentionDays, CancellationToken.None);
                await logs.AppendAsync(line.Finding.Scope, GroupName, StreamName, [new LogLine(line.Last, line.Finding.ToData(line.Count, line.Last).ToJson())], CancellationToken.None);
            }
            catch (Exception e)
            {
                log.LogWarning(e, "The access finding {Reason} could not be written", line.Finding.Reason);
            }
        }
    }

    /// <summary>How often a finding came since its last line.</summary>
    private sealed class Tally
    {
        private readonly Lock gate = new();
        private AccessFinding? finding;
        private long count;
        private DateTimeOffset last;
        private DateTimeOffset quietUntil = DateTimeOffset.MinValue;
        private TimeSpan quiet = FirstQuiet;

        public bool IsWaiting
        {
            get
            {
                lock (gate) return count > 0;
            }
        }

        /// <summary>True where a line is to be written at once.</summary>
        public bool Add(AccessFinding now, DateTimeOffset at)
        {
            lock (gate)
            {
                (finding, last) = (now, at);
                return ++count == 1 && at >= quietUntil;
            }
        }

        public bool IsDue(DateTimeOffset at)
        {
            lock (gate) return count > 0 && at >= quietUntil;
        }

        public (AccessFinding Finding, long Count, DateTimeOffset Last)? Take(DateTimeOffset at)
        {
            lock (gate)
            {
                if (count == 0 || finding is null) return null;
                var line = (finding, count, last);
                (count, quietUntil) = (0, at + quiet);
                quiet = quiet * 2 < LongestQuiet ? quiet * 2 : LongestQuiet;
                return line;
            }
        }
    }
}
