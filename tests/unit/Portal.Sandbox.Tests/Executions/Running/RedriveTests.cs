using Microsoft.Extensions.DependencyInjection;
using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Identity;
using Xunit;

namespace Portal.Sandbox.Tests.Executions.Running;

/// <summary>
/// Redrives: what succeeded stays, what did not is done again. Tasks fail here until the queue that they send to is made.
/// https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
/// </summary>
public sealed class RedriveTests
{
    [Fact]
    public async Task Redrive_OfAParallelState_RunsOnlyTheBranchThatFailed()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var later = await LaterQueueAsync(sandbox);
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync($$$"""
            {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
              {"StartAt": "Done", "States": {"Done": {"Type": "Pass", "Result": 1, "End": true} } },
              {"StartAt": "Send", "States": {"Send": {{{Send(later)}}} } }] } } }
            """));
        Assert.Equal(ExecutionStatus.Failed, (await sandbox.EndOfAsync(execution)).Record.Status);

        await MakeAsync(sandbox, later);
        await RedriveAsync(sandbox, execution);

        Assert.Equal("[1,{}]", (await sandbox.EndOfAsync(execution)).Output);
        var types = await sandbox.TypesAsync(execution);
        Assert.Single(types, t => t == "PassStateEntered");
        Assert.Equal(["ExecutionRedriven", "TaskScheduled", "TaskStarted", "TaskSucceeded", "TaskStateExited", "ParallelStateSucceeded", "ParallelStateExited", "ExecutionSucceeded"],
            types.SkipWhile(t => t != "ExecutionRedriven"));
    }

    [Fact]
    public async Task Redrive_OfAParallelStateWhoseResultFailed_EndsItAgain()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync("""
            {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "ResultSelector": {"x.$": "$.no"}, "Branches": [
              {"StartAt": "Done", "States": {"Done": {"Type": "Pass", "End": true}}}]}}}
            """));
        await sandbox.EndOfAsync(execution);
        await RedriveAsync(sandbox, execution);
        Assert.Equal("States.Runtime", (await sandbox.EndOfAsync(execution)).Error);
    }

    [Fact]
    public async Task Redrive_OfAnInlineMap_RunsOnlyTheItemsThatDidNotSucceed()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var later = await LaterQueueAsync(sandbox);
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync(Map(later, "INLINE")), "[true, false, true, true]");
        await sandbox.EndOfAsync(execution);

        await MakeAsync(sandbox, later);
        await RedriveAsync(sandbox, execution);

        Assert.Equal("[true,false,true,true]", (await sandbox.EndOfAsync(execution)).Output);
        var types = await sandbox.TypesAsync(execution);
        Assert.Equal(4, types.Count(t => t == "MapIterationStarted"));
        Assert.Equal(4, types.Count(t => t == "MapIterationSucceeded"));
    }

    [Theory]
    [InlineData("STANDARD")]
    [InlineData("EXPRESS")]
    public async Task Redrive_OfAMapRun_RunsOnlyTheChildrenThatDidNotSucceed(string childType)
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var later = await LaterQueueAsync(sandbox);
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync(Map(later, "DISTRIBUTED", childType)), "[true, false, true]");
        Assert.Equal("States.ExceedToleratedFailureThreshold", (await sandbox.EndOfAsync(execution)).Error);
        var run = await MapRunAsync(sandbox, execution);
        Assert.Equal((1, 1, 1), (Count(run, "succeeded"), Count(run, "failed"), Count(run, "pending")));

        await MakeAsync(sandbox, later);
        await RedriveAsync(sandbox, execution);

        Assert.Equal("[true,false,true]", (await sandbox.EndOfAsync(execution)).Output);
        Assert.Equal(["ExecutionRedriven", "MapRunRedriven", "MapRunSucceeded", "MapStateSucceeded", "MapStateExited", "ExecutionSucceeded"],
            (await sandbox.TypesAsync(execution)).SkipWhile(t => t != "ExecutionRedriven"));
        run = await MapRunAsync(sandbox, execution);
        Assert.Equal(("SUCCEEDED", 1, 3, 0, 0), (run.GetString("status"), (int)run.GetInt64("redriveCount")!, Count(run, "succeeded"), Count(run, "failed"), Count(run, "pendingRedrive")));
    }

    [Fact]
    public async Task Redrive_OfAMapRun_ShowsItsChildren()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var later = await LaterQueueAsync(sandbox);
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync(Map(later, "DISTRIBUTED")), "[true, false]");
        await sandbox.EndOfAsync(execution);
        var run = (await MapRunAsync(sandbox, execution)).GetString("mapRunArn")!;
        var failed = Assert.Single(await ChildrenAsync(sandbox, run, "FAILED"));
        var described = await sandbox.CallAsync("DescribeExecution", new() { ["executionArn"] = failed });
        Assert.Equal("REDRIVABLE_BY_MAP_RUN", described.GetString("redriveStatus"));
        Assert.Equal("ExecutionNotRedrivable", await sandbox.RefusalAsync("RedriveExecution", new() { ["executionArn"] = failed }));

        await MakeAsync(sandbox, later);
        await RedriveAsync(sandbox, execution);
        await sandbox.EndOfAsync(execution);

        described = await sandbox.CallAsync("DescribeExecution", new() { ["executionArn"] = failed });
        Assert.Equal(("SUCCEEDED", 1L), (described.GetString("status"), described.GetInt64("redriveCount")));
        Assert.Equal(2, (await ChildrenAsync(sandbox, run, "SUCCEEDED")).Count);
    }

    [Fact]
    public async Task Restart_WhileARedrivenMapRunRuns_RedrivesEachChildOnce()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var queue = await sandbox.QueueAsync();
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync($$$"""
            {"StartAt": "M", "States": {"M": {"Type": "Map", "ToleratedFailureCount": 5, "MaxConcurrency": 1, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
             "StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
             "Parameters": {"QueueUrl": "{{{queue}}}", "MessageBody": {"token.$": "$$.Task.Token"} }, "End": true} } }, "End": true} } }
            """), "[1, 2]");
        var stopped = (await sandbox.ReceiveAsync(queue)).GetString("token");
        await sandbox.CallAsync("StopExecution", new() { ["executionArn"] = execution });
        await sandbox.EndOfAsync(execution);
        await WaitForAsync(async () => (await MapRunAsync(sandbox, execution)).GetString("status") == "ABORTED");
        await RedriveAsync(sandbox, execution);
        var token = (await sandbox.ReceiveAsync(queue)).GetString("token")!;

        await sandbox.RestartAsync();
        await sandbox.CallAsync("SendTaskSuccess", new() { ["taskToken"] = token, ["output"] = "\"a\"" });
        string other;
        do
        {
            // A queue shows what nobody deleted again after a restart.
            other = (await sandbox.ReceiveAsync(queue)).GetString("token")!;
        }
        while (other == token || other == stopped);

        await sandbox.CallAsync("SendTaskSuccess", new() { ["taskToken"] = other, ["output"] = "\"b\"" });

        Assert.Equal("[\"a\",\"b\"]", (await sandbox.EndOfAsync(execution)).Output);
        Assert.Equal(1, (await MapRunAsync(sandbox, execution)).GetInt64("redriveCount"));
    }

    [Fact]
    public async Task Redrive_OfAMapRunThatAnotherBranchEnded_GoesOnWithIt()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var (asks, later) = (await sandbox.QueueAsync(), await LaterQueueAsync(sandbox));
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync($$$"""
            {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
              {"StartAt": "M", "States": {"M": {"Type": "Map", "ItemsPath": "$.i", "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
               "StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
               "Parameters": {"QueueUrl": "{{{asks}}}", "MessageBody": {"token.$": "$$.Task.Token"} }, "End": true} } } } } },
              {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "Next": "S"}, "S": {{{Send(later)}}} } }] } } }
            """), """{"i": [1]}""");
        await sandbox.ReceiveAsync(asks);
        Assert.Equal(ExecutionStatus.Failed, (await sandbox.EndOfAsync(execution, TimeSpan.FromSeconds(5))).Record.Status);
        Assert.Equal(["TaskFailed", "MapRunAborted", "MapStateAborted", "ParallelStateFailed", "ExecutionFailed"], (await sandbox.TypesAsync(execution)).SkipWhile(t => t != "TaskFailed"));

        await MakeAsync(sandbox, later);
        await RedriveAsync(sandbox, execution);
        var first = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            // The first attempt's message may be shown again; its token is worth nothing.
            var token = (await sandbox.ReceiveAsync(asks)).GetString("token")!;
            if (await CountsAsync(sandbox, token)) break;
            first.Add(token);
        }

        Assert.InRange(first.Count, 0, 1);
        Assert.Equal("[[1],{\"i\":[1]}]", (await sandbox.EndOfAsync(execution)).Output);
        Assert.Equal(1, (await MapRunAsync(sandbox, execution)).GetInt64("redriveCount"));
    }

    [Fact]
    public async Task RedriveExecution_SameClientToken_RedrivesOnce()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync("""{"StartAt": "F", "States": {"F": {"Type": "Fail"}}}"""));
        await sandbox.EndOfAsync(execution);
        var first = await RedriveAsync(sandbox, execution, "t");
        await sandbox.EndOfAsync(execution);
        Assert.Equal(first.ToJson(), (await RedriveAsync(sandbox, execution, "t")).ToJson());
        Assert.Single(await sandbox.TypesAsync(execution), t => t == "ExecutionRedriven");
        await RedriveAsync(sandbox, execution, "u");
        await sandbox.EndOfAsync(execution);
        Assert.Equal(2, (await sandbox.CallAsync("DescribeExecution", new() { ["executionArn"] = execution })).GetInt64("redriveCount"));
    }

    [Fact]
    public async Task Redrive_OfAnInterruptedWait_WaitsAnew()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync(Machines.Wait60));
        await sandbox.CallAsync("StopExecution", new() { ["executionArn"] = execution });
        await sandbox.EndOfAsync(execution);
        sandbox.Clock.Advance(TimeSpan.FromMinutes(10));
        await RedriveAsync(sandbox, execution);
        var redriven = sandbox.Clock.GetUtcNow();
        var end = await sandbox.EndOfAsync(execution, TimeSpan.FromSeconds(1));
        Assert.InRange((end.Record.StopDate - redriven)!.Value, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(61));
    }

    [Fact]
    public async Task DescribeExecution_RedriveStatus_TellsWhyNot()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var running = await sandbox.RunAsync(await sandbox.CreateAsync(Machines.Wait60, "waits"));
        var failed = await sandbox.RunAsync(await sandbox.CreateAsync("""{"StartAt": "F", "States": {"F": {"Type": "Fail"}}}""", "fails"));
        var full = await sandbox.RunAsync(await sandbox.CreateAsync(Machines.Loop, "loops"));
        await sandbox.EndOfAsync(failed);
        await sandbox.EndOfAsync(full);
        Assert.Equal("Execution is RUNNING and cannot be redriven", await ReasonAsync(sandbox, running));
        Assert.Null(await ReasonAsync(sandbox, failed));
        Assert.Equal("Execution history event limit exceeded", await ReasonAsync(sandbox, full));
        sandbox.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal("Execution redrivable period exceeded", await ReasonAsync(sandbox, failed));
    }

    private static async Task<bool> CountsAsync(MachineSandbox sandbox, string token)
    {
        try
        {
            await sandbox.Services.GetRequiredService<IExecutions>().CompleteTaskAsync(token, "1", TestContext.Current.CancellationToken);
            return true;
        }
        catch (AwsFault)
        {
            return false;
        }
    }

    private static async Task<string?> ReasonAsync(MachineSandbox sandbox, string execution) =>
        (await sandbox.CallAsync("DescribeExecution", new() { ["executionArn"] = execution })).GetString("redriveStatusReason");

    private static async Task<DataObject> RedriveAsync(MachineSandbox sandbox, string execution, string? token = null) =>
        await sandbox.CallAsync("RedriveExecution", new() { ["executionArn"] = execution, ["clientToken"] = token });

    private static async Task<DataObject> MapRunAsync(MachineSandbox sandbox, string execution)
    {
        var runs = (await sandbox.CallAsync("ListMapRuns", new() { ["executionArn"] = execution })).GetArray("mapRuns")!;
        return await sandbox.CallAsync("DescribeMapRun", new() { ["mapRunArn"] = ((DataObject)Assert.Single(runs)).GetString("mapRunArn") });
    }

    private static async Task<IReadOnlyList<string>> ChildrenAsync(MachineSandbox sandbox, string mapRun, string status) =>
        [.. (await sandbox.CallAsync("ListExecutions", new() { ["mapRunArn"] = mapRun, ["statusFilter"] = status })).GetArray("executions")!.Select(e => ((DataObject)e).GetString("executionArn")!)];

    private static int Count(DataObject run, string name) => (int)run.GetObject("executionCounts")!.GetInt64(name)!;

    private static async Task WaitForAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 2000 && !await holds(); i++) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
    }

    /// <summary>The address of a queue that does not exist yet.</summary>
    private static async Task<string> LaterQueueAsync(MachineSandbox sandbox) => (await sandbox.QueueAsync("first"))[..^"first".Length] + "later";

    private static async Task MakeAsync(MachineSandbox sandbox, string url) => Assert.Equal(url, await sandbox.QueueAsync("later"));

    private static string Send(string url) => $$"""
        {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"QueueUrl": "{{url}}", "MessageBody": "x"}, "ResultPath": null, "End": true}
        """;

    /// <summary>An item that is true passes; one that is false sends.</summary>
    private static string Map(string url, string mode, string childType = "STANDARD") => $$$"""
        {"StartAt": "M", "States": {"M": {"Type": "Map", "MaxConcurrency": 1, "ItemProcessor": {
          "ProcessorConfig": {{{(mode == "INLINE" ? """{"Mode": "INLINE"}""" : $$"""{"Mode": "DISTRIBUTED", "ExecutionType": "{{childType}}"}""")}}},
          "StartAt": "C", "States": {
            "C": {"Type": "Choice", "Choices": [{"Variable": "$", "BooleanEquals": true, "Next": "P"}], "Default": "S"},
            "P": {"Type": "Pass", "End": true}, "S": {{{Send(url)}}} } }, "End": true} } }
        """;
}
