using System.Collections.Concurrent;
using Portal.Languages.Data;
using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Executions.MapRuns;

/// <summary>What is known of MapRuns: in memory, and a row each in the journal.</summary>
internal sealed class MapRunStore(IJournal journal)
{
    private static readonly Collection Rows = new("map_runs");
    private static readonly Collection Children = new("map_run_children");

    private readonly ConcurrentDictionary<string, MapRun> byArn = new(StringComparer.Ordinal);

    public void Load()
    {
        foreach (var row in journal.ReadAll(Rows)) byArn[row.Partition] = Read(row);
    }

    public MapRun? Find(string arn) => byArn.GetValueOrDefault(arn);

    public IReadOnlyList<MapRun> List(string executionArn) => [.. byArn.Values.Where(r => r.ExecutionArn == executionArn).OrderByDescending(r => r.StartDate)];

    /// <summary>In memory only: counts that change with every child.</summary>
    public void Show(MapRun run) => byArn[run.Arn] = run;

    public async ValueTask SaveAsync(MapRun run, CancellationToken cancellationToken)
    {
        byArn[run.Arn] = run;
        await journal.CommitAsync(new JournalWrites().Put(Rows, run.Arn, 0, new DataObjectBuilder(16)
        {
            ["execution"] = run.ExecutionArn,
            ["machine"] = run.StateMachineArn,
            ["status"] = run.Status,
            ["started"] = run.StartDate.ToUnixTimeMilliseconds(),
            ["stopped"] = Milliseconds(run.StopDate),
            ["maxConcurrency"] = run.MaxConcurrency,
            ["toleratedCount"] = run.ToleratedFailureCount,
            ["toleratedPercentage"] = new DataNumber(run.ToleratedFailurePercentage),
            ["redrives"] = run.RedriveCount,
            ["redriven"] = Milliseconds(run.RedriveDate),
            ["executions"] = Write(run.Executions),
            ["items"] = Write(run.Items),
        }.Build().ToUtf8()), cancellationToken);
    }

    /// <summary>The children whose end is kept here: those that did not succeed, and Express ones, of which nothing else is kept.</summary>
    public IReadOnlyDictionary<int, EndedChild> ReadChildren(string mapRunArn)
    {
        var found = new Dictionary<int, EndedChild>();
        foreach (var row in journal.Read(Children, mapRunArn))
        {
            var fields = (DataObject)DataValue.Parse(row.Value);
            found[(int)row.Ordinal] = new EndedChild(
                (int)(fields.GetInt64("attempt") ?? 0), ExecutionStatuses.FromWire(fields.GetString("status"))!.Value, fields.GetString("output"));
        }

        return found;
    }

    public async ValueTask SaveChildAsync(string mapRunArn, int index, EndedChild child) =>
        await journal.CommitAsync(new JournalWrites().Put(Children, mapRunArn, index, new DataObjectBuilder(3)
        {
            ["attempt"] = child.Attempt, ["status"] = child.Status.Wire(), ["output"] = child.Output,
        }.Build().ToUtf8()));

    /// <summary>Forgets the runs of a state machine.</summary>
    public void Forget(string stateMachineArn, JournalWrites writes)
    {
        foreach (var run in byArn.Values.Where(r => r.StateMachineArn == stateMachineArn))
        {
            writes.Delete(Rows, run.Arn, 0).DeletePartition(Children, run.Arn);
            byArn.TryRemove(run.Arn, out _);
        }
    }

    private static MapRun Read(JournalRow row)
    {
        var fields = (DataObject)DataValue.Parse(row.Value);
        return new MapRun
        {
            Arn = row.Partition,
            ExecutionArn = fields.GetString("execution")!,
            StateMachineArn = fields.GetString("machine")!,
            Status = fields.GetString("status")!,
            StartDate = Time(fields, "started")!.Value,
            StopDate = Time(fields, "stopped"),
            MaxConcurrency = fields.GetInt64("maxConcurrency") ?? 0,
            ToleratedFailureCount = fields.GetInt64("toleratedCount") ?? 0,
            ToleratedFailurePercentage = (fields["toleratedPercentage"] as DataNumber)?.Double ?? 0,
            RedriveCount = (int)(fields.GetInt64("redrives") ?? 0),
            RedriveDate = Time(fields, "redriven"),
            Executions = ReadCounts(fields.GetArray("executions")),
            Items = ReadCounts(fields.GetArray("items")),
        };
    }

    private static DataArray Write(MapRunCounts c) => new([c.Total, c.Running, c.Succeeded, c.Failed, c.TimedOut, c.Aborted, c.PendingRedrive, c.FailuresNotRedrivable]);

    private static MapRunCounts ReadCounts(DataArray? counts)
    {
        if (counts is not { Count: >= 6 }) return default;
        int At(int i) => i < counts.Count && counts[i] is DataNumber n && n.TryGetInt64(out var value) ? (int)value : 0;
        return new(At(0), At(1), At(2), At(3), At(4), At(5)) { PendingRedrive = At(6), FailuresNotRedrivable = At(7) };
    }

    private static DataValue? Milliseconds(DateTimeOffset? time) => time is { } known ? known.ToUnixTimeMilliseconds() : null;

    private static DateTimeOffset? Time(DataObject fields, string name) => fields.GetInt64(name) is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;
}

/// <summary>How a child of a MapRun ended.</summary>
/// <param name="Attempt">In which attempt of the run: 0 before any redrive.</param>
/// <param name="Status">As the child ended.</param>
/// <param name="Output">JSON text; of an Express child that succeeded.</param>
internal readonly record struct EndedChild(int Attempt, ExecutionStatus Status, string? Output);
