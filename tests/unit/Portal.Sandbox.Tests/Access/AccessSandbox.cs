using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Languages.Data;
using Portal.Sandbox.Access;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Access;

/// <summary>A whole sandbox in one of the modes of access control, with short words for what its tests do.</summary>
internal sealed class AccessSandbox : IAsyncDisposable
{
    public const string Account = "111122223333";
    private const string Findings = "/aws/sandbox/access-control";

    private readonly TestSandbox sandbox;

    private AccessSandbox(TestSandbox sandbox, FakeTimeProvider clock) => (this.sandbox, Clock) = (sandbox, clock);

    public FakeTimeProvider Clock { get; }

    public static async Task<AccessSandbox> StartAsync(AccessMode mode)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.Zero));
        return new(await TestSandbox.StartAsync(time: clock, configure: o => o.AccessControl = mode), clock);
    }

    public string QueueArn(string name) => $"arn:aws:sqs:us-east-1:{Account}:{name}";

    public Task<WireAnswer> TryAsync(string operation, string input, string account = Account) => sandbox.CallAsync(operation, input, account);

    public async Task<DataObject> CallAsync(string operation, string input)
    {
        var answer = await TryAsync(operation, input);
        Assert.True((int)answer.Status == 200, $"{operation}: {answer.Body}");
        return answer.Body.Length == 0 ? DataObject.Empty : answer.Json;
    }

    public async Task FormAsync(string service, Dictionary<string, string> fields)
    {
        var answer = await sandbox.FormAsync(service, fields, Account);
        Assert.True((int)answer.Status == 200, answer.Body);
    }

    public Task QueueAsync(string name, string? policy = null) => CallAsync("AmazonSQS.CreateQueue", new DataObjectBuilder
    {
        ["QueueName"] = name,
        ["Attributes"] = policy is null ? null : new DataObjectBuilder { ["Policy"] = policy }.Build(),
    }.Build().ToJson());

    /// <summary>A rule for events of the source <c>s</c>.</summary>
    public async Task RuleAsync(string name, string target, string more = "")
    {
        await CallAsync("AWSEvents.PutRule", new DataObjectBuilder { ["Name"] = name, ["EventPattern"] = """{"source":["s"]}""" }.Build().ToJson());
        var answer = await CallAsync("AWSEvents.PutTargets", $$"""{"Rule":"{{name}}","Targets":[{"Id":"t","Arn":"{{target}}"{{(more.Length == 0 ? "" : "," + more)}}}]}""");
        Assert.Equal(0, answer.GetInt64("FailedEntryCount"));
    }

    public Task SendAsync() => CallAsync("AWSEvents.PutEvents", """{"Entries":[{"Source":"s","DetailType":"d","Detail":"{}"}]}""");

    public async Task<IReadOnlyList<DataObject>> ReceiveAsync(string queue)
    {
        var answer = await CallAsync("AmazonSQS.ReceiveMessage", $$"""{"QueueUrl":"http://localhost/{{Account}}/{{queue}}","MaxNumberOfMessages":10,"MessageAttributeNames":["All"]}""");
        return [.. (answer.GetArray("Messages") ?? DataArray.Empty).Cast<DataObject>()];
    }

    public async Task<string> RoleAsync(string name, string trusts)
    {
        var trust = $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{{trusts}}}"},"Action":"sts:AssumeRole"}]}""";
        await FormAsync("iam", new() { ["Action"] = "CreateRole", ["RoleName"] = name, ["AssumeRolePolicyDocument"] = trust });
        return $"arn:aws:iam::{Account}:role/{name}";
    }

    public Task AllowAsync(string role, string policy) =>
        FormAsync("iam", new() { ["Action"] = "PutRolePolicy", ["RoleName"] = role, ["PolicyName"] = "more", ["PolicyDocument"] = policy });

    public async Task<string> MachineAsync(string definition, string role) => (await CallAsync("AWSStepFunctions.CreateStateMachine",
        new DataObjectBuilder { ["name"] = "m", ["definition"] = definition, ["roleArn"] = role }.Build().ToJson())).GetString("stateMachineArn")!;

    public async Task<(string Status, string? Error, string? Cause)> RunAsync(string machine)
    {
        var execution = (await CallAsync("AWSStepFunctions.StartExecution", $$"""{"stateMachineArn":"{{machine}}"}""")).GetString("executionArn")!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var end = await sandbox.Services.GetRequiredService<IExecutions>().WaitForEndAsync(execution, patience.Token);
        return (end.Record.Status.ToString().ToUpperInvariant(), end.Error, end.Cause);
    }

    public async Task<DataArray> ExecutionsAsync(string machine) => (await CallAsync("AWSStepFunctions.ListExecutions", $$"""{"stateMachineArn":"{{machine}}"}""")).GetArray("executions")!;

    /// <summary>The lines of the findings' log group, as soon as there are so many.</summary>
    public async Task<IReadOnlyList<DataObject>> FindingsAsync(int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            var answer = await TryAsync("Logs_20140328.FilterLogEvents", $$"""{"logGroupName":"{{Findings}}"}""");
            if ((int)answer.Status == 200 && answer.Json.GetArray("events") is { } lines && lines.Count >= count)
            {
                return [.. lines.Cast<DataObject>().Select(l => (DataObject)DataValue.Parse(l.GetString("message")!))];
            }

            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();
}
