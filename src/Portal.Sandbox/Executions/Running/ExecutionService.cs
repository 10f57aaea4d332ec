using Portal.Languages.Data;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Executions.Clock;
using Portal.Sandbox.Executions.History;
using Portal.Sandbox.Executions.Integrations;
using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Executions.Tokens;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.Running;

internal sealed partial class ExecutionService(
    IStateMachines machines, ExecutionRegistry registry, LiveExecutions lives, ExecutionLoader loader, IJournal journal, SandboxClock clock, TaskTokens tokens, MockedTasks mocks, RedriveTokens redriveTokens) : IExecutions
{
    private readonly Lock starting = new();

    public async ValueTask<ExecutionRecord> StartAsync(ExecutionStart request, CancellationToken cancellationToken)
    {
        var live = Begin(request, out var known);
        if (live is null) return Again(known, request, null);
        await live.Begun.Task.WaitAsync(cancellationToken);
        return known is null ? live.Record : Again(known, request, live.State.Input.Value);
    }

    public async ValueTask<ExecutionDetail> RunAsync(ExecutionStart request, CancellationToken cancellationToken)
    {
        var target = machines.Resolve(TestCases.Split(request.StateMachineArn, out _));
        if (target.Machine.Type != StateMachineType.Express) throw ExecutionFaults.TypeNotSupported();
        var live = Begin(request, out _)!;
        var record = await live.Ended.Task.WaitAsync(cancellationToken);
        return Detail(live, record);
    }

    /// <summary>Begins the child of a MapRun; null where it was begun before.</summary>
    public LiveExecution? BeginChild(ExecutionRecord child, Payload input)
    {
        LiveExecution live;
        lock (starting)
        {
            if (lives.Find(child.Arn) is not null) return null;
            if (!child.IsExpress)
            {
                if (registry.TryNumber(child) is not { } numbered) return null;
                child = numbered;
            }

            live = loader.New(child);
            lives.Add(live);
        }

        lives.Post(live, new Letter(new Stimulus.Begin(input)));
        return live;
    }

    public ExecutionRecord? Find(string executionArn) => registry.Find(executionArn);

    public IReadOnlyList<ExecutionRecord> List(string stateMachineArn, Func<ExecutionRecord, bool> filter, long? after, int limit) =>
        registry.List(stateMachineArn, filter, after, limit);

    public IReadOnlyList<ExecutionRecord> ListChildren(string mapRunArn, Func<ExecutionRecord, bool> filter, long? after, int limit) =>
        registry.ListChildren(mapRunArn, filter, after, limit);

    public ExecutionDetail Describe(string executionArn)
    {
        var record = Existing(executionArn);
        if (lives.Find(executionArn) is { } live && record.Status == ExecutionStatus.Running) return new(record, InputOf(live));
        var input = journal.Read(ExecutionRows.Histories, executionArn, 1, 1) is [var first] ? HistoryRow.Read(first.Value).Details!.Input!.Text : "{}";
        if (record.Status == ExecutionStatus.Running) return new(record, input);
        var last = journal.Read(ExecutionRows.Histories, executionArn, long.MaxValue, 1, descending: true) is [var end] ? HistoryRow.Read(end.Value).Details : null;
        return new(record, input, last?.Output?.Text, last?.Error, last?.Cause);
    }

    public IReadOnlyList<DataObject> History(string executionArn, long from, int limit, bool reverse, bool includeData)
    {
        Existing(executionArn);
        var rows = journal.Read(ExecutionRows.Histories, executionArn, from, limit, reverse);
        return [.. rows.Select(r => HistoryRow.ToWire(r.Value, includeData))];
    }

    public async ValueTask<ExecutionDetail> WaitForEndAsync(string executionArn, CancellationToken cancellationToken)
    {
        return lives.Find(executionArn) is { } live ? await WaitForEndAsync(live, cancellationToken) : Describe(executionArn);
    }

    /// <inheritdoc cref="IExecutions.WaitForEndAsync"/>
    public async ValueTask<ExecutionDetail> WaitForEndAsync(LiveExecution live, CancellationToken cancellationToken)
    {
        var record = await live.Ended.Task.WaitAsync(cancellationToken);
        return live.IsVolatile ? Detail(live, record) : Describe(live.Arn);
    }

    /// <summary>Begins an execution, or finds the one that has its name; of one that has ended there is only the record.</summary>
    private LiveExecution? Begin(ExecutionStart request, out ExecutionRecord? known)
    {
        var target = machines.Resolve(TestCases.Split(request.StateMachineArn, out var testCase));
        if (testCase is not null && !mocks.HasTestCase(target.Machine.Name, testCase)) throw ExecutionFaults.Validation($"The mock configuration has no test case '{testCase}' for state machine '{target.Machine.Name}'.");
        var name = request.Name ?? Guid.NewGuid().ToString();
        ResourceNames.Check(name);
        var input = ReadInput(request.Input);
        var isExpress = target.Machine.Type == StateMachineType.Express;
        var record = new ExecutionRecord
        {
            Arn = target.Machine.Scope.Arn("states", isExpress
                ? $"express:{target.Machine.Name}:{name}:{Guid.NewGuid()}"
                : $"execution:{target.Machine.Name}:{name}"),
            Name = name,
            StateMachineArn = target.Machine.Arn,
            AliasArn = target.Alias?.Arn,
            VersionArn = target.Version?.Arn,
            Revision = target.Revision.Number,
            IsExpress = isExpress,
            StartDate = clock.Now,
            TraceHeader = request.TraceHeader,
            TestCase = testCase,
            StartedBy = request.StartedBy,
        };
        LiveExecution live;
        lock (starting)
        {
            if (!isExpress && registry.TryNumber(record) is var numbered)
            {
                if (numbered is null)
                {
                    known = registry.Find(record.Arn);
                    return lives.Find(record.Arn);
                }

                record = numbered;
            }

            live = loader.New(record);
            lives.Add(live);
        }

        known = null;
        lives.Post(live, new Letter(new Stimulus.Begin(input, record.AliasArn, record.VersionArn)));
        return live;
    }

    private static ExecutionRecord Again(ExecutionRecord? existing, ExecutionStart request, DataValue? input)
    {
        if (existing?.StartedBy is not null && existing.StartedBy == request.StartedBy) return existing;
        var same = existing?.Status == ExecutionStatus.Running && ReadInput(request.Input).Value.Equals(input);
        return same ? existing! : throw ExecutionFaults.ExecutionAlreadyExists(existing?.Arn ?? request.StateMachineArn);
    }

    private static Payload ReadInput(string? text)
    {
        if (text is null) return Payload.EmptyObject;
        if (string.IsNullOrWhiteSpace(text)) throw ExecutionFaults.InvalidInput("Invalid execution input.");
        var value = JsonTexts.Parse(text, out var reason) ?? throw ExecutionFaults.InvalidInput(reason);
        return Payload.FromText(text, value);
    }

    private static ExecutionDetail Detail(LiveExecution live, ExecutionRecord record)
    {
        lock (live.Guard) return new(record, live.State.Input.Text, live.State.Output?.Text, live.State.Error, live.State.Cause);
    }

    private static string InputOf(LiveExecution live)
    {
        lock (live.Guard) return live.State.Input.Text;
    }

    private ExecutionRecord Existing(string executionArn) => registry.Find(executionArn) ?? throw ExecutionFaults.ExecutionDoesNotExist(executionArn);
}
