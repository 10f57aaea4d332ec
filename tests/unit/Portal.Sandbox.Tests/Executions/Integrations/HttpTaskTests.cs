using Microsoft.AspNetCore.Http;
using Portal.Languages.Data;
using Portal.Sandbox.Tests.Executions.Running;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Executions.Integrations;

/// <summary>HTTP tasks. https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html</summary>
public sealed class HttpTaskTests
{
    [Fact]
    public async Task Task_CallsWithItsConnectionsKey()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        endpoint.Answer = Json("""{"ok":true}""");
        await using var sandbox = await StartAsync(endpoint);
        var end = await RunAsync(sandbox, await StateAsync(sandbox, endpoint, """, "RequestBody": {"a": 1}, "QueryParameters": {"q": ["1", "2"]}"""));
        var output = (DataObject)DataValue.Parse(end.Output!);
        Assert.Equal(("{\"ok\":true}", 200), (output["ResponseBody"]!.ToJson(), (int)output.GetInt64("StatusCode")!));
        var request = Assert.Single(endpoint.Requests);
        Assert.Equal(("POST", "/x?q=1&q=2", "{\"a\":1}", "secret"), (request.Method, request.Target, request.Body, request.Headers["X-Key"]));
    }

    [Theory]
    [InlineData(404, "States.Http.StatusCode.404")]
    [InlineData(500, "States.Http.StatusCode.500")]
    public async Task Task_OfARefusal_FailsWithItsStatus(int status, string error)
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        endpoint.Answer = (context, _) =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };
        await using var sandbox = await StartAsync(endpoint);
        Assert.Equal(error, (await RunAsync(sandbox, await StateAsync(sandbox, endpoint))).Error);
    }

    [Fact]
    public async Task Task_ToAnAddressThatIsNotAllowed_Fails()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        await using var sandbox = await MachineSandbox.StartAsync();
        Assert.Equal("States.Http.Socket", (await RunAsync(sandbox, await StateAsync(sandbox, endpoint))).Error);
        Assert.Empty(endpoint.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TestState_Trace_ShowsTheExchange_AndSecretsOnlyWhenAsked(bool reveal)
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        endpoint.Answer = Json("""{"ok":true}""");
        await using var sandbox = await StartAsync(endpoint);
        var answer = await sandbox.CallAsync("TestState", new()
        {
            ["definition"] = await StateAsync(sandbox, endpoint), ["inspectionLevel"] = "TRACE", ["revealSecrets"] = reveal, ["roleArn"] = MachineSandbox.Role,
        });
        var data = answer.GetObject("inspectionData")!;
        var (request, response) = (data.GetObject("request")!, data.GetObject("response")!);
        Assert.Equal(("http", "POST", new Uri(endpoint.Address, "/x").ToString()), (request.GetString("protocol"), request.GetString("method"), request.GetString("url")));
        Assert.Equal(reveal, request.GetString("headers")!.Contains("X-Key: secret", StringComparison.Ordinal));
        Assert.Equal(("200", "{\"ok\":true}"), (response.GetString("statusCode"), response.GetString("body")));
    }

    private static Func<HttpContext, ReceivedRequest, Task> Json(string text) => (context, _) =>
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(text);
    };

    private static Task<MachineSandbox> StartAsync(TestEndpoint endpoint) => MachineSandbox.StartAsync(o => o.AllowedHttpTargets.Add($"127.0.0.1:{endpoint.Address.Port}"));

    private static async Task<string> StateAsync(MachineSandbox sandbox, TestEndpoint endpoint, string more = "")
    {
        var connection = await sandbox.CallAsync("AWSEvents.CreateConnection", new()
        {
            ["Name"] = "c",
            ["AuthorizationType"] = "API_KEY",
            ["AuthParameters"] = DataValue.Parse("""{"ApiKeyAuthParameters": {"ApiKeyName": "X-Key", "ApiKeyValue": "secret"}}"""),
        });
        return $$$"""
            {"Type": "Task", "Resource": "arn:aws:states:::http:invoke", "Parameters": {"ApiEndpoint": "{{{new Uri(endpoint.Address, "/x")}}}", "Method": "POST",
             "Authentication": {"ConnectionArn": "{{{connection.GetString("ConnectionArn")}}}"}{{{more}}} }, "End": true}
            """;
    }

    private static async Task<Portal.Sandbox.Executions.ExecutionDetail> RunAsync(MachineSandbox sandbox, string state) =>
        await sandbox.EndOfAsync(await sandbox.RunAsync(await sandbox.CreateAsync($$$"""{"StartAt": "T", "States": {"T": {{{state}}} } }""")));
}
