using Portal.Sandbox.Executions;
using Xunit;

namespace Portal.Sandbox.Tests.Executions.Running;

/// <summary>What a crash must not lose.</summary>
public sealed class DurabilityTests
{
    [Fact]
    public async Task Token_AfterRestart_StillCompletesItsTask()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var queue = await sandbox.QueueAsync();
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync(Machines.Ask(queue)));
        var token = (await sandbox.ReceiveAsync(queue)).GetString("token")!;

        await sandbox.RestartAsync();
        await sandbox.CallAsync("SendTaskSuccess", new() { ["taskToken"] = token, ["output"] = "\"yes\"" });

        var end = await sandbox.EndOfAsync(execution);
        Assert.Equal("\"yes\"", end.Output);
        Assert.Equal(["ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded"],
            await sandbox.TypesAsync(execution));
    }

    [Fact]
    public async Task Wait_AfterRestart_EndsWhenItWouldHave()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync(Machines.Wait60));
        var begun = sandbox.Clock.GetUtcNow();
        sandbox.Clock.Advance(TimeSpan.FromSeconds(20));

        await sandbox.RestartAsync();
        var end = await sandbox.EndOfAsync(execution, TimeSpan.FromSeconds(1));

        Assert.InRange((end.Record.StopDate - begun)!.Value, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(61));
    }

    [Fact]
    public async Task Heartbeat_AfterRestart_StillCounts()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var queue = await sandbox.QueueAsync();
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync(Machines.Ask(queue, "\"HeartbeatSeconds\": 30, ")));
        var token = (await sandbox.ReceiveAsync(queue)).GetString("token")!;
        sandbox.Clock.Advance(TimeSpan.FromSeconds(25));
        await sandbox.CallAsync("SendTaskHeartbeat", new() { ["taskToken"] = token });

        await sandbox.RestartAsync();
        sandbox.Clock.Advance(TimeSpan.FromSeconds(20));
        await sandbox.CallAsync("SendTaskSuccess", new() { ["taskToken"] = token, ["output"] = "1" });

        Assert.Equal(ExecutionStatus.Succeeded, (await sandbox.EndOfAsync(execution)).Record.Status);
    }

    [Fact]
    public async Task StartExecution_DiskRefuses_IsNotAcknowledgedAndCanBeRepeated()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var machine = await sandbox.CreateAsync(Machines.Pass);
        sandbox.Journal.Refusal = new IOException("The disk is full.");
        Assert.NotEqual("", await sandbox.RefusalAsync("StartExecution", new() { ["stateMachineArn"] = machine, ["name"] = "n" }));

        sandbox.Journal.Refusal = null;
        await sandbox.EndOfAsync(await sandbox.RunAsync(machine, name: "n2"));
        Assert.Equal("ExecutionDoesNotExist", await sandbox.RefusalAsync("DescribeExecution", new() { ["executionArn"] = machine.Replace("stateMachine", "execution", StringComparison.Ordinal) + ":n" }));
    }

    [Fact]
    public async Task SendTaskSuccess_DiskRefusesForAWhile_CountsAfterIt()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var queue = await sandbox.QueueAsync();
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync(Machines.Ask(queue)));
        var token = (await sandbox.ReceiveAsync(queue)).GetString("token")!;

        // The message comes before the execution has noted that it was sent; that note must not be what the disk refuses.
        while (!(await sandbox.TypesAsync(execution)).Contains("TaskSubmitted")) await Task.Yield();
        sandbox.Journal.Refusal = new IOException("The disk is full.");
        await sandbox.RefusalAsync("SendTaskSuccess", new() { ["taskToken"] = token, ["output"] = "1" });
        sandbox.Journal.Refusal = null;
        var again = sandbox.CallAsync("SendTaskSuccess", new() { ["taskToken"] = token, ["output"] = "2" });
        var end = await sandbox.EndOfAsync(execution, TimeSpan.FromSeconds(1));

        await again;
        Assert.Equal("2", end.Output);
        Assert.Single(await sandbox.TypesAsync(execution), t => t == "TaskSucceeded");
    }

    [Fact]
    public async Task Execution_ThatOnlyPasses_TakesOneCommit()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var machine = await sandbox.CreateAsync("""{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "Next": "C"}, "C": {"Type": "Pass", "End": true}}}""");
        var before = sandbox.Journal.Commits;
        await sandbox.EndOfAsync(await sandbox.RunAsync(machine));
        Assert.Equal(1, sandbox.Journal.Commits - before);
    }
}
