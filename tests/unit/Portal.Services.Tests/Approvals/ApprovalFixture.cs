using System.Net;
using Portal.Languages.Data;
using Portal.Services.Access;
using Portal.Services.Approvals;
using Portal.Services.Approvals.Store;
using Portal.Services.Aws;
using Portal.Services.Tests.Support;

namespace Portal.Services.Tests.Approvals;

/// <summary>One execution that waits for an answer, on a fake Step Functions that closes the task when it is answered.</summary>
internal sealed class ApprovalFixture : IAsyncDisposable
{
    public const string Machine = "arn:aws:states:eu-central-1:000000000000:stateMachine:limits";
    public const string Execution = "arn:aws:states:eu-central-1:000000000000:execution:limits:x1";

    /// <summary>A canary: nothing that leaves the services may hold it.</summary>
    public static readonly string Token = "AQDcAAAAKgAAAAMAAAAA" + new string('k', 120) + "CANARYcanaryCANARY/+0123456789" + new string('Z', 40) + "==";

    public static readonly string Definition = """
        {"StartAt":"Ask","States":{
          "Ask":{"Type":"Task","Resource":"arn:aws:states:::events:putEvents.waitForTaskToken","TimeoutSeconds":3600,
            "Parameters":{"Entries":[{"Source":"com.example.limits","DetailType":"Approval requested","EventBusName":"b","Detail":{"customer.$":"$.customer","answer":{"secret.$":"$$.Task.Token"}}}]},
            "ResultPath":"$.decision","Next":"Approved?"},
          "Approved?":{"Type":"Choice","Choices":[{"Variable":"$.decision.approved","BooleanEquals":true,"Next":"Yes"}],"Default":"No"},
          "Yes":{"Type":"Succeed"},"No":{"Type":"Fail"}}}
        """;

    public ApprovalFixture(string? folder = null, Action<PortalServicesOptions>? configure = null, string? database = null, int? heartbeat = null, string? activity = null)
    {
        Services = new(configure, folder, database);
        History = new(Services.Time.GetUtcNow());
        var parameters = """{"Entries":[{"Source":"com.example.limits","DetailType":"Approval requested","EventBusName":"b","Detail":{"customer":"Ana","answer":{"secret":"TOKEN"}}}]}""".Replace("TOKEN", Token, StringComparison.Ordinal);
        History.Add("ExecutionStarted").Enter("Task", "Ask", """{"customer":"Ana"}""");
        if (activity is not null)
        {
            this.activity = true;
            History.Add("ActivityScheduled", new DataObjectBuilder { ["resource"] = activity, ["input"] = """{"customer":"Ana"}""", ["timeoutInSeconds"] = 3600 }.Build().ToJson());
        }
        else
        {
            var scheduled = new DataObjectBuilder { ["resourceType"] = "events", ["resource"] = "putEvents.waitForTaskToken", ["region"] = "eu-central-1", ["parameters"] = parameters, ["timeoutInSeconds"] = 3600 };
            if (heartbeat is { } seconds) scheduled["heartbeatInSeconds"] = seconds;
            History.Add("TaskScheduled", scheduled.Build().ToJson()).Add("TaskStarted")
                .Output("TaskSubmitted", """{"Entries":[{"EventId":"11111111-2222-3333-4444-555555555555"}],"FailedEntryCount":0}""");
        }

        Services.Wire
            .On("ListStateMachines", new DataObjectBuilder { ["stateMachines"] = new DataArray([new DataObjectBuilder { ["stateMachineArn"] = Machine, ["name"] = "limits", ["type"] = "STANDARD", ["creationDate"] = 1 }.Build()]) }.Build().ToJson())
            .On("DescribeStateMachine", Describe(activity)).On("DescribeStateMachineForExecution", Describe(activity))
            .On("ListExecutions", new DataObjectBuilder { ["executions"] = new DataArray([new DataObjectBuilder { ["executionArn"] = Execution, ["stateMachineArn"] = Machine, ["name"] = "x1", ["status"] = "RUNNING", ["startDate"] = 1 }.Build()]) }.Build().ToJson())
            .On("GetExecutionHistory", r => History.Answer(r))
            .On("SendTaskSuccess", r => Take(r, "TaskSucceeded"))
            .On("SendTaskFailure", r => Take(r, "TaskFailed"));
    }

    private readonly bool activity;

    public ServicesFixture Services { get; }
    public FakeHistory History { get; }
    public IApprovals Approvals => Services.Get<IApprovals>();

    /// <summary>Runs in place of the answer, after Step Functions has taken it; to lose answers.</summary>
    public Func<HttpResponseMessage>? AfterTaking { get; set; }

    public async Task<string> FindWaitAsync(CancellationToken cancellationToken)
    {
        await Approvals.ReconcileAsync("sandbox", cancellationToken);
        return (await Approvals.ListAsync(new(), cancellationToken)).Value!.Single().Id;
    }

    /// <summary>What the watcher does at each look.</summary>
    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        var session = await Services.Get<AwsSessions>().OpenAsync("sandbox", AwsSessions.Observatory, cancellationToken);
        await Services.Get<WaitResolver>().CheckAsync(session.Value!, Execution, cancellationToken);
    }

    /// <summary>What the watcher does later about answers without a word from AWS.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        Services.Time.Advance(TimeSpan.FromSeconds(40));
        await Services.Get<DecisionSender>().ResumeAsync("sandbox", cancellationToken);
    }

    public Task<WaitRow?> RowAsync(string id) => Services.Get<WaitStore>().FindAsync(id, default);

    public async Task<IReadOnlyList<string>> AuditAsync()
    {
        Services.User.User = PortalUser.LocalOperator;
        return [.. (await Services.Get<IAudit>().SearchAsync(new(), default)).Value!.Items.Reverse().Select(r => $"{r.ActorName} {r.Action} {r.Outcome}")];
    }

    public ValueTask DisposeAsync() => Services.DisposeAsync();

    private static string Describe(string? activity) => new DataObjectBuilder
    {
        ["stateMachineArn"] = Machine,
        ["name"] = "limits",
        ["definition"] = activity is null ? Definition : Definition.Replace("arn:aws:states:::events:putEvents.waitForTaskToken", activity, StringComparison.Ordinal),
        ["type"] = "STANDARD",
    }.Build().ToJson();

    public HttpResponseMessage Take(SentRequest request, string type)
    {
        lock (History)
        {
            if (request.Json.GetString("taskToken") != Token) return FakeWire.Refuse("InvalidToken", "Invalid token");
            if (History.Last > 5) return FakeWire.Refuse("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
            if (activity) type = type.Replace("Task", "Activity", StringComparison.Ordinal);
            if (type.EndsWith("Succeeded", StringComparison.Ordinal)) History.Output(type, request.Json.GetString("output")!);
            else History.Add(type, new DataObjectBuilder { ["error"] = request.Json.GetString("error") is { } e ? (DataValue)e : null, ["cause"] = request.Json.GetString("cause") is { } c ? (DataValue)c : null }.Build().ToJson());
        }

        return AfterTaking?.Invoke() ?? FakeWire.Json("{}", HttpStatusCode.OK);
    }
}
