using Portal.Languages.Data;
using Portal.Sandbox.Lambda;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Targets;

/// <summary>Functions as targets: run where there is a runner, recorded where there is none.</summary>
public sealed class LambdaTargetTests
{
    private const string Function = "arn:aws:lambda:us-east-1:111122223333:function:price";
    private const string Group = "/aws/lambda/price";
    private const string WithDeadLetters = """
        "DeadLetterConfig": {"Arn": "arn:aws:sqs:us-east-1:111122223333:dead"}, "RetryPolicy": {"MaximumRetryAttempts": 2}
        """;

    [Fact]
    public async Task Function_WithARunner_GetsTheInput_AndItsLogSaysWhatCameOfIt()
    {
        await using var bench = await EventBench.StartAsync();
        bench.Functions.Answer = _ => Task.FromResult<FunctionAnswer?>(new(DataValue.Parse("42")));
        await bench.RuleAsync("r", Function + ":live", """
            "InputPath": "$.detail"
            """);
        await bench.SendAsync("""{"n": 1}""");
        await EventBench.EventuallyAsync(() => bench.PendingRows == 0);
        var call = Assert.Single(bench.Functions.Calls);
        Assert.Equal(("price", """{"n":1}"""), (call.Name, call.Payload.ToJson()));
        Assert.Equal(42, LineOf(bench).GetInt64("result"));
    }

    [Fact]
    public async Task Function_ThatFails_HasBeenInvoked()
    {
        await using var bench = await EventBench.StartAsync();
        bench.Functions.Answer = _ => Task.FromResult<FunctionAnswer?>(new(DataValue.Null, "TypeError", "x is undefined"));
        await bench.RuleAsync("r", Function, WithDeadLetters);
        await bench.SendAsync();
        await EventBench.EventuallyAsync(() => bench.PendingRows == 0);
        Assert.Empty(bench.Queues.Sent);
        Assert.Equal("TypeError", LineOf(bench).GetString("error"));
    }

    [Fact]
    public async Task Function_WithoutARunner_IsRecordedInItsLogGroup()
    {
        await using var bench = await EventBench.StartAsync();
        await bench.RuleAsync("r", Function, WithDeadLetters);
        var id = await bench.SendAsync();
        await EventBench.EventuallyAsync(() => bench.PendingRows == 0);
        Assert.Empty(bench.Queues.Sent);
        Assert.Contains("Portal__Sandbox__Functions__price", LineOf(bench).GetString("message"), StringComparison.Ordinal);
        Assert.Equal(id, LineOf(bench).GetObject("event")!.GetString("id"));
    }

    [Fact]
    public async Task Runner_OutOfReachForAWhile_IsTriedAgain()
    {
        await using var bench = await EventBench.StartAsync();
        bench.Functions.Answer = _ => Task.FromResult<FunctionAnswer?>(bench.Functions.Calls.Count < 3 ? Unreachable : new(DataValue.Null));
        await bench.RuleAsync("r", Function, WithDeadLetters);
        await bench.SendAsync();
        await bench.AdvanceUntilAsync(() => bench.PendingRows == 0, TimeSpan.FromSeconds(1));
        Assert.Equal(3, bench.Functions.Calls.Count);
        Assert.Empty(bench.Queues.Sent);
    }

    [Fact]
    public async Task Runner_Vanished_EventEndsInTheDeadLetterQueue()
    {
        await using var bench = await EventBench.StartAsync();
        bench.Functions.Answer = _ => Task.FromResult<FunctionAnswer?>(Unreachable);
        await bench.RuleAsync("r", Function, WithDeadLetters);
        await bench.SendAsync();
        await bench.AdvanceUntilAsync(() => bench.PendingRows == 0, TimeSpan.FromSeconds(1));
        var attributes = Assert.Single(bench.Queues.Sent).Message.Attributes!;
        Assert.Equal("CONNECTION_FAILURE", attributes.GetObject("ERROR_CODE")!.GetString("StringValue"));
        Assert.Equal("2", attributes.GetObject("RETRY_ATTEMPTS")!.GetString("StringValue"));
    }

    [Fact]
    public async Task Function_ThatTakesLong_HoldsUpNoOtherTarget()
    {
        await using var bench = await EventBench.StartAsync();
        var done = new TaskCompletionSource<FunctionAnswer?>();
        bench.Functions.Answer = _ => done.Task;
        await bench.RuleAsync("slow", Function);
        await bench.RuleAsync("quick", "arn:aws:sqs:us-east-1:111122223333:q");
        for (var n = 0; n < 50; n++) await bench.SendAsync();
        Assert.Equal(50, bench.Queues.Sent.Count);
        done.SetResult(new(DataValue.Null));
        await EventBench.EventuallyAsync(() => bench.PendingRows == 0);
        Assert.Equal(50, bench.Functions.Calls.Count);
    }

    private static FunctionAnswer Unreachable { get; } = new(DataValue.Null, "Lambda.SdkClientException", "The endpoint does not answer.") { IsUnreachable = true };

    private static DataObject LineOf(EventBench bench) => (DataObject)DataValue.Parse(Assert.Single(bench.Logs.Lines, l => l.Group == Group).Line.Message);
}
