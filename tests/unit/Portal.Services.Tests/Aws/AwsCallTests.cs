using System.Net;
using Portal.Services.Aws;
using Portal.Services.EventBuses;
using Portal.Services.Executions;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Aws;

public sealed class AwsCallTests : IAsyncDisposable
{
    private readonly ServicesFixture fixture = new();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task Call_ToTheSandbox_IsSignedForItsRegionWithMadeUpKeys()
    {
        fixture.Wire.On("ListEventBuses", """{"EventBuses":[{"Name":"default","Arn":"arn:aws:events:eu-central-1:000000000000:event-bus/default"}]}""");
        var buses = await fixture.Get<IEventBuses>().ListAsync("sandbox", TestContext.Current.CancellationToken);
        Assert.Equal(["default"], buses.Value!.Select(b => b.Name));
        var request = Assert.Single(fixture.Wire.Requests);
        Assert.Equal("localhost:4566", request.Host);
        Assert.Contains("Credential=observatory/", request.Authorization, StringComparison.Ordinal);
        Assert.Contains("/eu-central-1/events/aws4_request", request.Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_InPages_FollowsTheToken()
    {
        fixture.Wire.On("ListEventBuses", r => FakeWire.Json(r.Json.GetString("NextToken") is null
            ? """{"EventBuses":[{"Name":"b","Arn":"arn:b"}],"NextToken":"more"}"""
            : """{"EventBuses":[{"Name":"a","Arn":"arn:a"}]}"""));
        var buses = await fixture.Get<IEventBuses>().ListAsync("sandbox", TestContext.Current.CancellationToken);
        Assert.Equal(["a", "b"], buses.Value!.Select(b => b.Name));
    }

    [Theory]
    [InlineData("ResourceNotFoundException", 400, AwsErrorKind.NotFound, false)]
    [InlineData("StateMachineDoesNotExist", 400, AwsErrorKind.NotFound, false)]
    [InlineData("AccessDeniedException", 400, AwsErrorKind.AccessDenied, false)]
    [InlineData("ExpiredTokenException", 400, AwsErrorKind.Credentials, false)]
    [InlineData("LimitExceededException", 400, AwsErrorKind.Quota, false)]
    [InlineData("ValidationException", 400, AwsErrorKind.Invalid, false)]
    [InlineData("ExecutionAlreadyExists", 400, AwsErrorKind.Conflict, false)]
    public async Task Refusal_OfAws_IsTranslatedOnce(string code, int status, AwsErrorKind kind, bool retryable)
    {
        fixture.Wire.On("DescribeExecution", _ => FakeWire.Refuse("com.amazonaws#" + code, "The words of AWS.", (HttpStatusCode)status));
        var result = await fixture.Get<IExecutions>().GetAsync("sandbox", "arn:aws:states:eu-central-1:000000000000:execution:m:x", TestContext.Current.CancellationToken);
        Assert.False(result.IsOk);
        Assert.Equal((kind, code, "The words of AWS.", retryable), (result.Error.Kind, result.Error.Code, result.Error.Message, result.Error.Retryable));
        Assert.Single(fixture.Wire.Requests);
    }

    [Fact]
    public async Task Answer_ThatCannotBeRead_IsNotAskedForTwice()
    {
        fixture.Wire.On("StartExecution", "this is no JSON");
        var result = await fixture.Get<IExecutions>().StartAsync("sandbox", "arn:aws:states:eu-central-1:000000000000:stateMachine:m", null, "{}", TestContext.Current.CancellationToken);
        Assert.Equal("Portal.UnreadableAnswer", result.Error!.Code);
        Assert.True(result.Error.OutcomeUnknown);
        Assert.Single(fixture.Wire.Requests);
    }

    [Fact]
    public async Task NoAnswer_IsUnreachable()
    {
        fixture.Wire.On("ListEventBuses", _ => throw new HttpRequestException("Connection refused"));
        var result = await fixture.Get<IEventBuses>().ListAsync("sandbox", TestContext.Current.CancellationToken);
        Assert.Equal(AwsErrorKind.Unreachable, result.Error!.Kind);
        Assert.Contains("Connection refused", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_IsThrown()
    {
        using var cancelled = new CancellationTokenSource();
        fixture.Wire.On("ListEventBuses", _ =>
        {
            cancelled.Cancel();
            throw new TaskCanceledException();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.Get<IEventBuses>().ListAsync("sandbox", cancelled.Token));
    }

    [Fact]
    public async Task UnknownConnection_IsAnError()
    {
        var result = await fixture.Get<IEventBuses>().ListAsync("nowhere", TestContext.Current.CancellationToken);
        Assert.Equal(AwsErrorKind.NotFound, result.Error!.Kind);
        Assert.Empty(fixture.Wire.Requests);
    }

    [Fact]
    public async Task Check_ReadsTheCallersIdentity()
    {
        fixture.Wire.On("GetCallerIdentity", _ => FakeWire.Xml("""
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
            <Arn>arn:aws:iam::000000000000:root</Arn><UserId>X</UserId><Account>000000000000</Account></GetCallerIdentityResult></GetCallerIdentityResponse>
            """));
        var identity = await fixture.Get<IConnections>().CheckAsync("sandbox", TestContext.Current.CancellationToken);
        Assert.Equal(new ConnectionIdentity("000000000000", "arn:aws:iam::000000000000:root"), identity.Value);
    }
}
