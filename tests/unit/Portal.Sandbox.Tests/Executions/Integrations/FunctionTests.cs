using Microsoft.AspNetCore.Http;
using Portal.Languages.Data;
using Portal.Sandbox.Tests.Executions.Running;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Executions.Integrations;

/// <summary>Lambda functions behind HTTP endpoints, by each way that a Task state has to call one.</summary>
public sealed class FunctionTests
{
    private const string Optimized = """{"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "f", "Payload.$": "$"}, "End": true}""";
    private const string Direct = """{"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:111122223333:function:f", "End": true}""";
    private const string Sdk = """{"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:lambda:invoke", "Parameters": {"FunctionName": "arn:aws:lambda:us-east-1:111122223333:function:f:live", "Payload.$": "$"}, "End": true}""";

    [Theory]
    [InlineData(Optimized, """{"doubled":4}""")]
    [InlineData(Direct, """{"doubled":4}""")]
    [InlineData(Sdk, "\"{\\\"doubled\\\":4}\"")]
    public async Task Task_OfAFunction_GetsItsAnswer(string state, string payload)
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        endpoint.Answer = (context, request) => context.Response.WriteAsync($$"""{"doubled":{{((DataObject)DataValue.Parse(request.Body)).GetInt64("n") * 2}}}""");
        await using var sandbox = await MachineSandbox.StartAsync(o => o.Functions["f"] = endpoint.Address);
        var end = await RunAsync(sandbox, state);
        var output = (DataObject)DataValue.Parse(end.Output!);
        Assert.Equal(payload, (state == Direct ? output : output["Payload"]!).ToJson());
        if (state != Direct) Assert.Equal(200, output.GetInt64("StatusCode"));
        Assert.Equal(state == Optimized, output.Contains("SdkHttpMetadata"));
    }

    [Theory]
    [InlineData(Optimized, "Odd", """{"errorType":"Odd","errorMessage":"no"}""")]
    [InlineData(Direct, "Odd", """{"errorType":"Odd","errorMessage":"no"}""")]
    [InlineData(Sdk, null, null)]
    public async Task Task_OfAFunctionThatFails_FailsUnlessTheServiceItselfIsCalled(string state, string? error, string? cause)
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        endpoint.Answer = (context, _) =>
        {
            context.Response.Headers["X-Amz-Function-Error"] = "Unhandled";
            return context.Response.WriteAsync("""{"errorType":"Odd","errorMessage":"no"}""");
        };
        await using var sandbox = await MachineSandbox.StartAsync(o => o.Functions["f"] = endpoint.Address);
        var end = await RunAsync(sandbox, state);
        Assert.Equal((error, cause), (end.Error, end.Cause));
        if (error is null) Assert.Equal("Unhandled", ((DataObject)DataValue.Parse(end.Output!)).GetString("FunctionError"));
    }

    [Theory]
    [InlineData(Optimized, "Lambda.ResourceNotFoundException", "(Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: ")]
    [InlineData(Sdk, "Lambda.ResourceNotFoundException", "(Service: Lambda, Status Code: 404, Request ID: ")]
    public async Task Task_OfNoFunction_SaysSo(string state, string error, string words)
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var end = await RunAsync(sandbox, state);
        Assert.Equal(error, end.Error);
        Assert.Contains("Function not found: arn:aws:lambda:us-east-1:111122223333:function:f", end.Cause, StringComparison.Ordinal);
        Assert.Contains(words, end.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Task_OfAFunctionWhoseEndpointIsGone_SaysSo()
    {
        await using var sandbox = await MachineSandbox.StartAsync(o => o.Functions["f"] = new Uri("http://127.0.0.1:9"));
        Assert.Equal("Lambda.SdkClientException", (await RunAsync(sandbox, Optimized)).Error);
    }

    private static async Task<Portal.Sandbox.Executions.ExecutionDetail> RunAsync(MachineSandbox sandbox, string state)
    {
        var machine = await sandbox.CreateAsync($$$"""{"StartAt": "T", "States": {"T": {{{state}}} } }""");
        return await sandbox.EndOfAsync(await sandbox.RunAsync(machine, """{"n": 2}"""));
    }
}
