using Microsoft.AspNetCore.Http;
using Portal.Languages.Data;
using Portal.Sandbox.Targets;
using Portal.Sandbox.Targets.ApiDestinations;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Targets;

/// <summary>API destinations against a server on loopback that the options allow.</summary>
public sealed class ApiDestinationTests
{
    private const string WithDeadLetters = """
        "DeadLetterConfig": {"Arn": "arn:aws:sqs:us-east-1:111122223333:dead"}
        """;

    [Fact]
    public async Task Invoke_ApiKey_SendsBodyPathQueryAndHeaders()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        await using var bench = await StartAsync(endpoint);
        var arn = await DestinationAsync(bench, endpoint.Address + "orders/*", "API_KEY", """
            {"ApiKeyAuthParameters": {"ApiKeyName": "X-Key", "ApiKeyValue": "s3cret"}, "InvocationHttpParameters": {"HeaderParameters": [{"Key": "X-From", "Value": "bus"}], "QueryStringParameters": [{"Key": "q", "Value": "a b"}], "BodyParameters": [{"Key": "added", "Value": "1"}]}}
            """);
        await bench.RuleAsync("r", arn, """
            "InputPath": "$.detail", "HttpParameters": {"PathParameterValues": ["42/x"], "QueryStringParameters": {"p": "1"}, "HeaderParameters": {"X-Own": "o"}}
            """);
        await bench.SendAsync("""{"n": 1}""");
        await EventBench.EventuallyAsync(() => bench.PendingRows == 0);
        var request = Assert.Single(endpoint.Requests);
        Assert.Equal(("POST", "/orders/42%2Fx?p=1&q=a%20b", """{"n":1,"added":"1"}"""), (request.Method, request.Target, request.Body));
        Assert.Equal(("s3cret", "bus", "o", "application/json; charset=utf-8"), (request.Headers["X-Key"], request.Headers["X-From"], request.Headers["X-Own"], request.Headers["Content-Type"]));
    }

    [Fact]
    public async Task Invoke_Basic_SendsTheCredentials()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        await using var bench = await StartAsync(endpoint);
        await bench.RuleAsync("r", await DestinationAsync(bench, endpoint.Address.ToString(), "BASIC", """{"BasicAuthParameters": {"Username": "u", "Password": "p"}}"""));
        await bench.SendAsync();
        await EventBench.EventuallyAsync(() => bench.PendingRows == 0);
        Assert.Equal("Basic dTpw", Assert.Single(endpoint.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task Invoke_OAuth_FetchesATokenOnceAndAgainAfterA401()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var tokens = 0;
        endpoint.Answer = async (context, request) =>
        {
            if (request.Target == "/token") await context.Response.WriteAsync($$"""{"access_token": "t{{++tokens}}", "expires_in": 3600}""");
            else if (request.Headers["Authorization"] == "Bearer t1" && endpoint.Requests.Count(r => r.Target == "/hook") > 2) context.Response.StatusCode = 401;
        };
        await using var bench = await StartAsync(endpoint);
        await bench.RuleAsync("r", await DestinationAsync(bench, endpoint.Address + "hook", "OAUTH_CLIENT_CREDENTIALS", $$$$"""
            {"OAuthParameters": {"ClientParameters": {"ClientID": "id", "ClientSecret": "sec"}, "AuthorizationEndpoint": "{{{{endpoint.Address}}}}token", "HttpMethod": "POST", "OAuthHttpParameters": {"BodyParameters": [{"Key": "scope", "Value": "s"}]}}}
            """));
        for (var n = 1; n <= 3; n++)
        {
            await bench.SendAsync();
            await RetryUntilDoneAsync(bench);
        }

        Assert.Equal(2, tokens);
        Assert.Equal("grant_type=client_credentials&client_id=id&client_secret=sec&scope=s", endpoint.Requests.First(r => r.Target == "/token").Body);
        Assert.Equal(["Bearer t1", "Bearer t1", "Bearer t1", "Bearer t2"], endpoint.Requests.Where(r => r.Target == "/hook").Select(r => r.Headers["Authorization"]));
    }

    [Fact]
    public async Task Invoke_ServerFailsForAWhile_IsTriedAgain()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        endpoint.Answer = (context, _) =>
        {
            if (endpoint.Requests.Count < 3) context.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        await using var bench = await StartAsync(endpoint);
        await bench.RuleAsync("r", await BasicAsync(bench, endpoint));
        await bench.SendAsync();
        await RetryUntilDoneAsync(bench);
        Assert.Equal(3, endpoint.Requests.Count);
    }

    [Fact]
    public async Task Invoke_ServerRefuses_GoesToTheDeadLetterQueueAtOnce()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        endpoint.Answer = (context, _) =>
        {
            context.Response.StatusCode = 400;
            return context.Response.WriteAsync("no such order");
        };
        await using var bench = await StartAsync(endpoint);
        await bench.RuleAsync("r", await BasicAsync(bench, endpoint), WithDeadLetters);
        await bench.SendAsync();
        await EventBench.EventuallyAsync(() => bench.PendingRows == 0);
        Assert.Equal(("SDK_CLIENT_ERROR", "The endpoint answered 400. no such order"), LetterOf(bench));
        Assert.Single(endpoint.Requests);
    }

    [Fact]
    public async Task Invoke_ServerIsSlow_TimesOutAfterFiveSeconds()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        endpoint.Answer = (context, _) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        await using var bench = await StartAsync(endpoint);
        await bench.RuleAsync("r", await BasicAsync(bench, endpoint), WithDeadLetters + """, "RetryPolicy": {"MaximumRetryAttempts": 0}""");
        await bench.SendAsync();
        await EventBench.EventuallyAsync(() => !endpoint.Requests.IsEmpty);
        await bench.AdvanceUntilAsync(() => bench.PendingRows == 0, TimeSpan.FromSeconds(5));
        Assert.Equal("TIMEOUT", LetterOf(bench).Code);
    }

    [Fact]
    public async Task Invoke_Redirect_IsNotFollowed()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        endpoint.Answer = (context, _) =>
        {
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        };
        await using var bench = await StartAsync(endpoint);
        await bench.RuleAsync("r", await BasicAsync(bench, endpoint), WithDeadLetters);
        await bench.SendAsync();
        await EventBench.EventuallyAsync(() => bench.PendingRows == 0);
        Assert.Single(endpoint.Requests);
        Assert.Equal("SDK_CLIENT_ERROR", LetterOf(bench).Code);
    }

    [Fact]
    public async Task Invoke_AddressNotAllowed_IsNotCalled()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        await using var bench = await EventBench.StartAsync();
        await bench.RuleAsync("r", await BasicAsync(bench, endpoint), WithDeadLetters);
        await bench.SendAsync();
        await EventBench.EventuallyAsync(() => bench.PendingRows == 0);
        Assert.Empty(endpoint.Requests);
        Assert.Equal("CONNECTION_FAILURE", LetterOf(bench).Code);
    }

    [Fact]
    public async Task Invoke_DestinationDeleted_GoesToTheDeadLetterQueue()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        await using var bench = await StartAsync(endpoint);
        await bench.RuleAsync("r", await BasicAsync(bench, endpoint), WithDeadLetters);
        await bench.Get<ApiDestinationCatalog>().UpdateAsync(EventBench.Scope, "d", _ => null, TestContext.Current.CancellationToken);
        await bench.SendAsync();
        await EventBench.EventuallyAsync(() => bench.PendingRows == 0);
        Assert.Equal("NO_RESOURCE", LetterOf(bench).Code);
    }

    /// <summary>Moves the clock only between attempts: during one it would end the endpoint's five seconds.</summary>
    private static async Task RetryUntilDoneAsync(EventBench bench)
    {
        while (bench.PendingRows > 0)
        {
            await EventBench.EventuallyAsync(() => bench.PendingRows == 0 || bench.Get<Dispatchers>().Waiting > 0);
            bench.Time.Advance(TimeSpan.FromSeconds(10));
        }
    }

    private static Task<EventBench> StartAsync(TestEndpoint endpoint) => EventBench.StartAsync(configure: o => o.AllowedHttpTargets.Add(endpoint.Address.Authority));

    private static Task<string> BasicAsync(EventBench bench, TestEndpoint endpoint) => DestinationAsync(bench, endpoint.Address.ToString(), "BASIC", """{"BasicAuthParameters": {"Username": "u", "Password": "p"}}""");

    private static async Task<string> DestinationAsync(EventBench bench, string endpoint, string type, string parameters)
    {
        var connection = new Connection(EventBench.Scope, "c", "1", bench.Time.GetUtcNow()) { AuthorizationType = type, AuthParameters = (DataObject)DataValue.Parse(parameters) };
        await bench.Get<Connections>().CreateAsync(connection, TestContext.Current.CancellationToken);
        var destination = new ApiDestination(EventBench.Scope, "d", "1", bench.Time.GetUtcNow()) { ConnectionArn = connection.Arn, Endpoint = endpoint, HttpMethod = "POST" };
        await bench.Get<ApiDestinationCatalog>().CreateAsync(destination, TestContext.Current.CancellationToken);
        return destination.Arn;
    }

    private static (string? Code, string? Message) LetterOf(EventBench bench)
    {
        var attributes = Assert.Single(bench.Queues.Sent, s => s.Queue == "dead").Message.Attributes!;
        return (attributes.GetObject("ERROR_CODE")!.GetString("StringValue"), attributes.GetObject("ERROR_MESSAGE")!.GetString("StringValue"));
    }
}
