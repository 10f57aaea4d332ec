using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Xunit;

namespace Portal.Sandbox.Tests.Executions.Running;

/// <summary>Starting, watching, stopping and redriving executions over the wire.</summary>
public sealed class ExecutionTests
{
    [Fact]
    public async Task StartExecution_SameNameAndInputWhileRunning_GivesTheSame()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var machine = await sandbox.CreateAsync(Machines.Wait60);
        var first = await sandbox.RunAsync(machine, "{\"a\": 1}", "n");
        Assert.Equal(first, await sandbox.RunAsync(machine, "{\"a\":1}", "n"));
        Assert.Equal("ExecutionAlreadyExists", await sandbox.RefusalAsync("StartExecution", new() { ["stateMachineArn"] = machine, ["input"] = "{}", ["name"] = "n" }));
    }

    [Fact]
    public async Task StartExecution_NameOfOneThatEnded_IsRefused()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var machine = await sandbox.CreateAsync(Machines.Pass);
        await sandbox.EndOfAsync(await sandbox.RunAsync(machine, "{}", "n"));
        Assert.Equal("ExecutionAlreadyExists", await sandbox.RefusalAsync("StartExecution", new() { ["stateMachineArn"] = machine, ["input"] = "{}", ["name"] = "n" }));
    }

    [Theory]
    [InlineData("name", "a b", "InvalidName")]
    [InlineData("name", "a:b", "InvalidName")]
    [InlineData("input", "not json", "InvalidExecutionInput")]
    [InlineData("input", "", "InvalidExecutionInput")]
    public async Task StartExecution_BadField_IsRefused(string field, string value, string code)
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var machine = await sandbox.CreateAsync(Machines.Pass);
        Assert.Equal(code, await sandbox.RefusalAsync("StartExecution", new() { ["stateMachineArn"] = machine, [field] = value }));
    }

    [Fact]
    public async Task EndlessLoop_FailsAtTheLimit_AndStarvesNobody()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var loop = await sandbox.CreateAsync(Machines.Loop, "loop");
        var pass = await sandbox.CreateAsync(Machines.Pass, "pass");
        var loops = new List<string>();
        for (var i = 0; i < 4; i++) loops.Add(await sandbox.RunAsync(loop));
        await sandbox.EndOfAsync(await sandbox.RunAsync(pass));

        foreach (var execution in loops)
        {
            var end = await sandbox.EndOfAsync(execution);
            Assert.Equal("The execution reached the maximum number of history events (25000).", end.Cause);
            var last = (await sandbox.CallAsync("GetExecutionHistory", new() { ["executionArn"] = execution, ["reverseOrder"] = true, ["maxResults"] = 1 })).GetArray("events")!;
            Assert.Equal(25_000, ((DataObject)last[0]).GetInt64("id"));
        }
    }

    [Fact]
    public async Task GetExecutionHistory_ByPages_GivesEveryEventOnceInBothOrders()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync("""
            {"StartAt": "M", "States": {"M": {"Type": "Map", "ItemsPath": "$.items", "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}, "End": true}}}
            """), """{"items": [1, 2, 3, 4, 5, 6, 7]}""");
        await sandbox.EndOfAsync(execution);

        foreach (var reverse in new[] { false, true })
        {
            var ids = new List<long>();
            string? next = null;
            do
            {
                var page = await sandbox.CallAsync("GetExecutionHistory", new() { ["executionArn"] = execution, ["maxResults"] = 5, ["reverseOrder"] = reverse, ["nextToken"] = next });
                ids.AddRange(page.GetArray("events")!.Select(e => ((DataObject)e).GetInt64("id")!.Value));
                next = page.GetString("nextToken");
            }
            while (next is not null);

            var all = Enumerable.Range(1, ids.Count).Select(i => (long)i);
            Assert.Equal(reverse ? all.Reverse() : all, ids);
        }

        Assert.Equal("InvalidToken", await sandbox.RefusalAsync("GetExecutionHistory", new() { ["executionArn"] = execution, ["nextToken"] = "made-up" }));
    }

    [Fact]
    public async Task GetExecutionHistory_WithoutData_LeavesInputsAndOutputsOut()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync(Machines.Pass), "{\"secret\": 1}");
        await sandbox.EndOfAsync(execution);
        var answer = await sandbox.CallAsync("GetExecutionHistory", new() { ["executionArn"] = execution, ["includeExecutionData"] = false });
        Assert.DoesNotContain("secret", answer.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListExecutions_FilterAndPages_GiveNewestFirst()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var machine = await sandbox.CreateAsync("""{"StartAt": "C", "States": {"C": {"Type": "Choice", "Choices": [{"Variable": "$.fail", "BooleanEquals": true, "Next": "F"}], "Default": "P"}, "F": {"Type": "Fail"}, "P": {"Type": "Succeed"}}}""");
        for (var i = 0; i < 7; i++) await sandbox.EndOfAsync(await sandbox.RunAsync(machine, i % 2 == 0 ? "{\"fail\": true}" : "{\"fail\": false}", $"n{i}"));

        async Task<List<string>> NamesAsync(string? status)
        {
            var names = new List<string>();
            string? next = null;
            do
            {
                var page = await sandbox.CallAsync("ListExecutions", new() { ["stateMachineArn"] = machine, ["maxResults"] = 2, ["statusFilter"] = status, ["nextToken"] = next });
                names.AddRange(page.GetArray("executions")!.Select(e => ((DataObject)e).GetString("name")!));
                next = page.GetString("nextToken");
            }
            while (next is not null);
            return names;
        }

        Assert.Equal(["n6", "n5", "n4", "n3", "n2", "n1", "n0"], await NamesAsync(null));
        Assert.Equal(["n6", "n4", "n2", "n0"], await NamesAsync("FAILED"));
        Assert.Equal(["n5", "n3", "n1"], await NamesAsync("SUCCEEDED"));
    }

    [Fact]
    public async Task StopExecution_EndsIt_AndItsTokenIsWorthNothing()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var queue = await sandbox.QueueAsync();
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync(Machines.Ask(queue)));
        var token = (await sandbox.ReceiveAsync(queue)).GetString("token")!;
        await sandbox.CallAsync("StopExecution", new() { ["executionArn"] = execution, ["error"] = "E", ["cause"] = "c" });

        var end = await sandbox.EndOfAsync(execution);
        Assert.Equal((ExecutionStatus.Aborted, "E", "c"), (end.Record.Status, end.Error, end.Cause));
        Assert.Equal("TaskTimedOut", await sandbox.RefusalAsync("SendTaskSuccess", new() { ["taskToken"] = token, ["output"] = "1" }));
        Assert.Equal("InvalidToken", await sandbox.RefusalAsync("SendTaskSuccess", new() { ["taskToken"] = "made-up", ["output"] = "1" }));
    }

    [Fact]
    public async Task RedriveExecution_GoesOnWhereItFailed()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var queue = await sandbox.QueueAsync();
        await sandbox.CallAsync("AmazonSQS.DeleteQueue", new() { ["QueueUrl"] = queue });
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync(Machines.Send(queue)), "{\"kept\": 1}");
        Assert.Equal(ExecutionStatus.Failed, (await sandbox.EndOfAsync(execution)).Record.Status);

        await sandbox.QueueAsync();
        await sandbox.CallAsync("RedriveExecution", new() { ["executionArn"] = execution });
        var end = await sandbox.EndOfAsync(execution);

        Assert.Equal("{\"kept\":1}", DataValue.Parse(end.Output!).ToJson());
        Assert.Equal(1, end.Record.RedriveCount);
        Assert.Equal(["ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskFailed", "ExecutionFailed", "ExecutionRedriven", "TaskScheduled", "TaskStarted", "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded"],
            await sandbox.TypesAsync(execution));
        Assert.Equal("ExecutionNotRedrivable", await sandbox.RefusalAsync("RedriveExecution", new() { ["executionArn"] = execution }));
    }

    [Fact]
    public async Task Activity_WorkerTakesAndCompletesIt()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var activity = (await sandbox.CallAsync("CreateActivity", new() { ["name"] = "a" })).GetString("activityArn")!;
        var polling = sandbox.CallAsync("GetActivityTask", new() { ["activityArn"] = activity, ["workerName"] = "w" });
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync($$$"""{"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "{{{activity}}}", "End": true} } }"""), "{\"x\": 1}");

        var task = await polling;
        Assert.Equal("{\"x\":1}", DataValue.Parse(task.GetString("input")!).ToJson());
        await sandbox.CallAsync("SendTaskSuccess", new() { ["taskToken"] = task.GetString("taskToken"), ["output"] = "2" });
        Assert.Equal("2", (await sandbox.EndOfAsync(execution)).Output);
    }
}
