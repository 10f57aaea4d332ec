using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Protocol;

public sealed class EdgeTests
{
    [Fact]
    public async Task Call_ByTarget_ReachesTheOperationWithItsScope()
    {
        await using var sandbox = await StartAsync();
        var answer = await sandbox.CallAsync("AWSEvents.Echo", """{"A": [1, "x"]}""", accessKey: "999988887777", region: "eu-west-1");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("""{"Scope":"999988887777/eu-west-1","Input":{"A":[1,"x"]}}""", answer.Body);
        Assert.Equal("application/x-amz-json-1.1", answer.Headers["Content-Type"]);
        Assert.NotEmpty(answer.Headers["x-amzn-RequestId"]);
        Assert.False(answer.Headers.ContainsKey("x-amz-crc32"));
    }

    [Fact]
    public async Task Call_OperationWithoutAnswer_IsEmptyWithLengthZero()
    {
        await using var sandbox = await StartAsync();
        var answer = await sandbox.CallAsync("AWSEvents.Nothing", "{}");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("0", answer.Headers["Content-Length"]);
    }

    [Fact]
    public async Task Call_Fault_HasTypeAndMessage()
    {
        await using var sandbox = await StartAsync();
        var answer = await sandbox.CallAsync("AWSEvents.Fail", "{}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("""{"__type":"ResourceNotFoundException","message":"Not there."}""", answer.Body);
    }

    [Fact]
    public async Task Call_SqsFault_HasTheQueryErrorHeader()
    {
        await using var sandbox = await StartAsync();
        var answer = await sandbox.CallAsync("AmazonSQS.FailQueue", "{}");
        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue;Sender", answer.Headers["x-amzn-query-error"]);
        Assert.Equal("com.amazonaws.sqs#QueueDoesNotExist", answer.Json.GetString("__type"));
    }

    [Theory]
    [InlineData("AWSEvents.Nonsense", "{}", "UnknownOperationException")]
    [InlineData("Nobody.Nonsense", "{}", "UnknownOperationException")]
    [InlineData("AWSEvents.Echo", "[]", "SerializationException")]
    [InlineData("AWSEvents.Echo", "{\"a\":", "SerializationException")]
    public async Task Call_WhatCannotBeUnderstood_IsAFault(string target, string body, string code)
    {
        await using var sandbox = await StartAsync();
        var answer = await sandbox.CallAsync(target, body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(code, answer.Json.GetString("__type"));
    }

    [Fact]
    public async Task Call_DeepBody_IsRefused()
    {
        await using var sandbox = await StartAsync();
        var answer = await sandbox.CallAsync("AWSEvents.Echo", "{\"a\":" + new string('[', 100_000) + new string(']', 100_000) + "}");
        Assert.Equal("SerializationException", answer.Json.GetString("__type"));
    }

    [Fact]
    public async Task Call_LargeBody_IsRefused()
    {
        await using var sandbox = await StartAsync();
        var answer = await sandbox.CallAsync("AWSEvents.Echo", new string(' ', 7 * 1024 * 1024));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Equal("RequestEntityTooLargeException", answer.Json.GetString("__type"));
    }

    [Fact]
    public async Task Form_ListsAndMaps_AreDataAndTheAnswerIsXml()
    {
        await using var sandbox = await StartAsync();
        var answer = await sandbox.FormAsync("sns", new()
        {
            ["Action"] = "Describe",
            ["Version"] = "2010-03-31",
            ["Tags.member.2.Key"] = "second",
            ["Tags.member.1.Key"] = "a b+ü",
            ["Attributes.entry.1.key"] = "k",
            ["Attributes.entry.1.value"] = "v",
        });
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.StartsWith("""<DescribeResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><DescribeResult><Tags><member><Key>a b+ü</Key></member><member><Key>second</Key></member></Tags><Attributes><entry><key>k</key><value>v</value></entry></Attributes></DescribeResult><ResponseMetadata><RequestId>""", answer.Body, StringComparison.Ordinal);
        Assert.Equal("text/xml", answer.Headers["Content-Type"]);
    }

    [Fact]
    public async Task Form_Fault_IsXml()
    {
        await using var sandbox = await StartAsync();
        var answer = await sandbox.FormAsync("sns", new() { ["Action"] = "Unknown" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("<Error><Type>Sender</Type><Code>InvalidAction</Code>", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_FormWithoutSignature_IsRefused()
    {
        await using var sandbox = await StartAsync();
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("Action", "Describe")]);
        using var response = await sandbox.Client.PostAsync(new Uri("/", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "localhost.evil.example:4566")]
    [InlineData("Origin", "http://evil.example")]
    public async Task Send_ForeignHostOrOrigin_IsRefused(string header, string value)
    {
        await using var sandbox = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("{}") };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "AWSEvents.Echo");
        request.Headers.TryAddWithoutValidation(header, value);
        Assert.Equal(HttpStatusCode.Forbidden, (await sandbox.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("sync-localhost:4566")]
    [InlineData("sync-127.0.0.1")]
    [InlineData("[::1]:4566")]
    [InlineData("events.localhost")]
    public async Task Send_LoopbackNames_AreServed(string host)
    {
        await using var sandbox = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("{}") };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "AWSEvents.Echo");
        request.Headers.Host = host;
        Assert.Equal(HttpStatusCode.OK, (await sandbox.SendAsync(request)).Status);
    }

    [Fact]
    public async Task Get_Health_IsOk()
    {
        await using var sandbox = await StartAsync();
        Assert.Contains("\"status\":\"ok\"", await sandbox.Client.GetStringAsync(new Uri("/_sandbox/health", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static Task<TestSandbox> StartAsync() => TestSandbox.StartAsync(customize: services => services
        .AddSingleton<IAwsOperation>(new Fake(AwsService.EventBridge, "Echo", call => new DataObjectBuilder { ["Scope"] = $"{call.Scope.AccountId}/{call.Scope.Region}", ["Input"] = call.Input }.Build()))
        .AddSingleton<IAwsOperation>(new Fake(AwsService.EventBridge, "Nothing", _ => null))
        .AddSingleton<IAwsOperation>(new Fake(AwsService.EventBridge, "Fail", _ => throw new AwsFault("ResourceNotFoundException", "Not there.")))
        .AddSingleton<IAwsOperation>(new Fake(AwsService.Sqs, "FailQueue", _ => throw new AwsFault("QueueDoesNotExist", "Not there.") { QueryCode = "AWS.SimpleQueueService.NonExistentQueue" }))
        .AddSingleton<IAwsOperation>(new Fake(AwsService.Sns, "Describe", call => call.Input)));

    private sealed class Fake(AwsService service, string name, Func<OperationCall, DataObject?> answer) : IAwsOperation
    {
        public AwsService Service => service;
        public string Name => name;
        public ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken) => new(answer(call));
    }
}
