using System.Globalization;
using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.Observatory.Correlation;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Executions;

/// <summary>Express executions, read from the log lines that Step Functions writes of them.</summary>
public sealed class ExpressExecutionTests : IAsyncLifetime
{
    private const string Machine = "arn:aws:states:eu-central-1:000000000000:stateMachine:quote";
    private const string Execution = "arn:aws:states:eu-central-1:000000000000:express:quote:e1:11111111-2222-3333-4444-555555555555";

    private readonly ServicesFixture services = new();
    private readonly List<string> lines = [];
    private long at = new DateTimeOffset(2026, 11, 1, 11, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public ExpressExecutionTests()
    {
        Describe("""{"level":"ALL","includeExecutionData":true,"destinations":[{"cloudWatchLogsLogGroup":{"logGroupArn":"arn:aws:logs:eu-central-1:000000000000:log-group:/aws/vendedlogs/states/quote:*"}}]}""");
        services.Wire.On("ListExecutions", _ => FakeWire.Refuse("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine"))
            .On("FilterLogEvents", _ => FakeWire.Json($$"""{"events":[{{string.Join(',', lines)}}]}"""));
        Log(1, 0, "ExecutionStarted", """{"input":"{\"a\":1}"}""");
        Log(2, 0, "PassStateEntered", """{"name":"Only","input":"{\"a\":1}"}""");
        Log(3, 2, "PassStateExited", """{"name":"Only","output":"{\"a\":2}"}""");
        Log(4, 3, "ExecutionFailed", """{"error":"Bad","cause":"why"}""");
    }

    [Fact]
    public async Task ListAsync_Express_GivesWhatTheLogHolds()
    {
        var listed = await services.Get<IExecutions>().ListAsync(ServicesFixture.Connection, new ExecutionQuery(Machine), Token);
        var execution = Assert.Single(listed.Value!.Items);
        Assert.Equal(("e1", ExecutionStatus.Failed, Machine), (execution.Name, execution.Status, execution.StateMachineArn));
        Assert.Equal(TimeSpan.FromMilliseconds(30), execution.StoppedAt - execution.StartedAt);
        Assert.Equal("/aws/vendedlogs/states/quote", services.Wire.Sent("FilterLogEvents").First().Json.GetString("logGroupName"));
    }

    [Fact]
    public async Task ForExecutionAsync_Express_TellsItsStory()
    {
        var story = (await services.Get<ICorrelation>().ForExecutionAsync(ServicesFixture.Connection, Execution, Token)).Value!;
        Assert.Equal((ExecutionStatus.Failed, "Bad", """{"a":1}"""), (story.Execution.Status, story.Execution.Error, story.Execution.Input));
        var visit = Assert.Single(story.Visits);
        Assert.Equal(("Only", VisitStatus.Succeeded, """{"a":2}"""), (visit.StateName, visit.Status, visit.Output));
        Assert.Contains(services.Wire.Sent("FilterLogEvents"), r => r.Json.GetString("filterPattern")!.Contains(Execution, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ListAsync_ExpressWithoutLogging_SaysHowToGetAny()
    {
        Describe("""{"level":"OFF"}""");
        var listed = await services.Get<IExecutions>().ListAsync(ServicesFixture.Connection, new ExecutionQuery(Machine), Token);
        Assert.Equal(AwsErrorKind.NotFound, listed.Error!.Kind);
        Assert.Contains("Turn on logging", listed.Error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetAsync_NothingLogged_IsNotFound()
    {
        lines.Clear();
        Assert.Equal(AwsErrorKind.NotFound, (await services.Get<IExecutions>().GetAsync(ServicesFixture.Connection, Execution, Token)).Error!.Kind);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private void Describe(string logging) => services.Wire.On("DescribeStateMachine",
        "{\"stateMachineArn\":\"" + Machine + "\",\"name\":\"quote\",\"type\":\"EXPRESS\",\"definition\":\"{\\\"StartAt\\\":\\\"Only\\\",\\\"States\\\":{}}\",\"loggingConfiguration\":" + logging + "}");

    private void Log(long id, long previous, string type, string details)
    {
        at += 10;
        var message = string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"{id}\",\"type\":\"{type}\",\"details\":{details},\"previous_event_id\":\"{previous}\",\"event_timestamp\":\"{at}\",\"execution_arn\":\"{Execution}\"}}");
        lines.Add($"{{\"timestamp\":{at.ToString(CultureInfo.InvariantCulture)},\"message\":{System.Text.Json.JsonSerializer.Serialize(message)}}}");
    }
}
