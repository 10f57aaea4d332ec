using System.Net;
using Portal.Services.Aws;
using Portal.Services.Stacks;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Stacks;

public sealed class StackTests : IAsyncDisposable
{
    private static readonly PackagedTemplate Template = new("""{"Resources":{}}""", [], [], [], false);

    private readonly ServicesFixture fixture = new();
    private readonly FakeStack stack = new();

    public StackTests() => stack.Attach(fixture.Wire);

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task Deploy_NewStack_CreatesAndTellsEachEventOnce()
    {
        var told = new List<string>();
        stack.OnChange = () => stack.Finish("CREATE_COMPLETE");
        var result = await fixture.Get<IStacks>().DeployAsync("sandbox", new("app", Template) { Parameters = new Dictionary<string, string> { ["Stage"] = "a b" } }, new Told(told), TestContext.Current.CancellationToken);
        Assert.True(result.IsOk, result.Error?.Message);
        Assert.Equal("CREATE_COMPLETE", result.Value.Status);
        Assert.Equal(["CREATE_IN_PROGRESS", "CREATE_COMPLETE"], told);
        var request = Assert.Single(fixture.Wire.Sent("CreateStack"));
        Assert.Equal("CAPABILITY_AUTO_EXPAND", request.Form("Capabilities.member.3"));
        Assert.Equal("Stage", request.Form("Parameters.member.1.ParameterKey"));
        Assert.Equal("a b", request.Form("Parameters.member.1.ParameterValue"));
    }

    [Fact]
    public async Task Deploy_OfAStackThatFails_NamesTheFirstFailure()
    {
        stack.OnChange = () =>
        {
            stack.AddEvent("Bus", "CREATE_FAILED", "Its name is taken.");
            stack.Finish("ROLLBACK_COMPLETE");
        };
        var result = await fixture.Get<IStacks>().DeployAsync("sandbox", new("app", Template), null, TestContext.Current.CancellationToken);
        Assert.Contains("Bus", result.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("Its name is taken.", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deploy_WithoutAChange_IsASuccess()
    {
        stack.Begin("CREATE_COMPLETE");
        fixture.Wire.On("UpdateStack", _ => FakeStack.Refuse("No updates are to be performed."));
        var result = await fixture.Get<IStacks>().DeployAsync("sandbox", new("app", Template), null, TestContext.Current.CancellationToken);
        Assert.Equal("CREATE_COMPLETE", result.Value?.Status);
    }

    [Fact]
    public async Task Deploy_WithoutAParametersValue_IsRefusedBeforeTheCall()
    {
        var template = Template with { Parameters = [new("Stage", "String", null, null, false)] };
        var result = await fixture.Get<IStacks>().DeployAsync("sandbox", new("app", template), null, TestContext.Current.CancellationToken);
        Assert.Contains("Stage", result.Error!.Message, StringComparison.Ordinal);
        Assert.Empty(fixture.Wire.Requests);
    }

    [Fact]
    public async Task Delete_OfAMissingStack_IsNotFound()
    {
        var result = await fixture.Get<IStacks>().DeleteAsync("sandbox", "app", null, TestContext.Current.CancellationToken);
        Assert.Equal(AwsErrorKind.NotFound, result.Error!.Kind);
    }

    [Fact]
    public async Task Delete_FollowsToTheEnd()
    {
        stack.Begin("CREATE_COMPLETE");
        stack.OnChange = () => stack.Finish("DELETE_COMPLETE");
        var result = await fixture.Get<IStacks>().DeleteAsync("sandbox", "app", null, TestContext.Current.CancellationToken);
        Assert.True(result.IsOk, result.Error?.Message);
    }

    private sealed class Told(List<string> told) : IProgress<StackEvent>
    {
        public void Report(StackEvent value) => told.Add(value.Status);
    }

    /// <summary>CloudFormation with one stack.</summary>
    private sealed class FakeStack
    {
        private readonly List<(string Id, string Logical, string Status, string? Reason)> events = [];
        private string? status;

        /// <summary>Runs when the stack was created, updated or deleted.</summary>
        public Action OnChange { get; set; } = () => { };

        public void Attach(FakeWire wire) => wire
            .On("CreateStack", _ => Change("CREATE_IN_PROGRESS", "CreateStack"))
            .On("UpdateStack", _ => Change("UPDATE_IN_PROGRESS", "UpdateStack"))
            .On("DeleteStack", _ => Change("DELETE_IN_PROGRESS", "DeleteStack"))
            .On("DescribeStacks", r => r.Form("StackName") is null ? Answer("DescribeStacks", "<Stacks/>") : status is null ? Refuse($"Stack with id {r.Form("StackName")} does not exist") : Answer("DescribeStacks",
                $"<Stacks><member><StackName>app</StackName><StackId>arn:app</StackId><StackStatus>{status}</StackStatus><CreationTime>2026-11-01T12:00:00Z</CreationTime></member></Stacks>"))
            .On("ListStackResources", _ => Answer("ListStackResources", "<StackResourceSummaries/>"))
            .On("DescribeStackEvents", _ => Answer("DescribeStackEvents", "<StackEvents>" + string.Concat(events.AsEnumerable().Reverse().Select(e =>
                $"<member><EventId>{e.Id}</EventId><Timestamp>2026-11-01T12:00:00Z</Timestamp><LogicalResourceId>{e.Logical}</LogicalResourceId><ResourceType>AWS::X</ResourceType><ResourceStatus>{e.Status}</ResourceStatus><ResourceStatusReason>{e.Reason}</ResourceStatusReason></member>")) + "</StackEvents>"));

        public void Begin(string initial) => Finish(initial);

        public void Finish(string final)
        {
            status = final;
            AddEvent("app", final, null);
        }

        public void AddEvent(string logical, string eventStatus, string? reason) => events.Add(("e" + events.Count, logical, eventStatus, reason));

        public static HttpResponseMessage Refuse(string message) =>
            FakeWire.Xml($"<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>{message}</Message></Error><RequestId>r</RequestId></ErrorResponse>", HttpStatusCode.BadRequest);

        private HttpResponseMessage Change(string to, string operation)
        {
            Finish(to);
            OnChange();
            return Answer(operation, "<StackId>arn:app</StackId>");
        }

        private static HttpResponseMessage Answer(string operation, string result) => FakeWire.Xml($"<{operation}Response><{operation}Result>{result}</{operation}Result></{operation}Response>");
    }
}
