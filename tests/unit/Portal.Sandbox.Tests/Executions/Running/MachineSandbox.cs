using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Languages.Data;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Executions.Running;

/// <summary>A whole sandbox whose time stands until it is moved, with short words for what tests of executions do.</summary>
internal sealed class MachineSandbox : IAsyncDisposable
{
    public const string Role = "arn:aws:iam::111122223333:role/r";

    private TestSandbox sandbox;

    private MachineSandbox(TestSandbox sandbox, InMemoryJournal journal, FakeTimeProvider clock, Action<SandboxOptions>? configure)
    {
        this.sandbox = sandbox;
        Journal = journal;
        Clock = clock;
        Configure = configure;
    }

    public InMemoryJournal Journal { get; }

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => sandbox.Services;

    private Action<SandboxOptions>? Configure { get; }

    public static async Task<MachineSandbox> StartAsync(Action<SandboxOptions>? configure = null)
    {
        var (journal, clock) = (new InMemoryJournal(), new FakeTimeProvider(new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.Zero)));
        return new(await TestSandbox.StartAsync(journal, clock, configure), journal, clock, configure);
    }

    /// <summary>Everything in memory is lost, as by a crash; what the journal has is there again.</summary>
    public async Task RestartAsync()
    {
        await sandbox.DisposeAsync();
        sandbox = await TestSandbox.StartAsync(Journal, Clock, Configure);
    }

    public async Task<DataObject> CallAsync(string operation, DataObjectBuilder input)
    {
        var answer = await sandbox.CallAsync(operation.Contains('.', StringComparison.Ordinal) ? operation : "AWSStepFunctions." + operation, input.Build().ToJson());
        Assert.True((int)answer.Status == 200, $"{operation}: {answer.Body}");
        return answer.Body.Length == 0 ? DataObject.Empty : answer.Json;
    }

    /// <summary>The code of the refusal.</summary>
    public async Task<string> RefusalAsync(string operation, DataObjectBuilder input)
    {
        var answer = await sandbox.CallAsync(operation.Contains('.', StringComparison.Ordinal) ? operation : "AWSStepFunctions." + operation, input.Build().ToJson());
        Assert.True((int)answer.Status >= 400, $"{operation} was accepted: {answer.Body}");
        return answer.Json.GetString("__type")!.Split('#')[^1];
    }

    public async Task<string> CreateAsync(string definition, string name = "machine", string type = "STANDARD", DataObject? logging = null) => (await CallAsync("CreateStateMachine", new()
    {
        ["name"] = name, ["definition"] = definition, ["roleArn"] = Role, ["type"] = type, ["loggingConfiguration"] = logging,
    })).GetString("stateMachineArn")!;

    public async Task<string> RunAsync(string machine, string input = "{}", string? name = null) =>
        (await CallAsync("StartExecution", new() { ["stateMachineArn"] = machine, ["input"] = input, ["name"] = name })).GetString("executionArn")!;

    public async Task<ExecutionDetail> EndOfAsync(string execution)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await Services.GetRequiredService<IExecutions>().WaitForEndAsync(execution, patience.Token);
    }

    /// <summary>Moves the time from timer to timer until the execution has ended.</summary>
    public async Task<ExecutionDetail> EndOfAsync(string execution, TimeSpan step)
    {
        var end = EndOfAsync(execution);
        while (await Task.WhenAny(end, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System)) != end) Clock.Advance(step);
        return await end;
    }

    public async Task<IReadOnlyList<DataObject>> HistoryAsync(string execution) =>
        [.. (await CallAsync("GetExecutionHistory", new() { ["executionArn"] = execution, ["maxResults"] = 1000 })).GetArray("events")!.Cast<DataObject>()];

    public async Task<IReadOnlyList<string>> TypesAsync(string execution) => [.. (await HistoryAsync(execution)).Select(e => e.GetString("type")!)];

    public async Task<string> QueueAsync(string name = "asks") => (await CallAsync("AmazonSQS.CreateQueue", new() { ["QueueName"] = name })).GetString("QueueUrl")!;

    /// <summary>Waits for a message.</summary>
    public async Task<DataObject> ReceiveAsync(string queueUrl)
    {
        for (var i = 0; i < 1000; i++)
        {
            var answer = await CallAsync("AmazonSQS.ReceiveMessage", new() { ["QueueUrl"] = queueUrl });
            if (answer.GetArray("Messages") is [DataObject message, ..]) return (DataObject)DataValue.Parse(message.GetString("Body")!);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        throw new TimeoutException("No message came.");
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();
}
