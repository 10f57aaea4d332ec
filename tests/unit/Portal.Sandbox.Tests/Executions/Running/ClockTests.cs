using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Xunit;

namespace Portal.Sandbox.Tests.Executions.Running;

/// <summary>The clock that testers may move (docs/clock.md).</summary>
public sealed class ClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task MoveClock_NotConfigured_IsRefusedAndSaid()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        Assert.False((await sandbox.CallAsync("SandboxClock.DescribeClock", new())).GetBoolean("movable"));
        Assert.Equal("AccessDeniedException", await sandbox.RefusalAsync("SandboxClock.MoveClock", new() { ["seconds"] = 1 }));
    }

    [Fact]
    public async Task MoveClock_OfAnExecution_SkipsItsWait_AndTheHistoryShowsIt()
    {
        await using var sandbox = await MovableAsync();
        var machine = await sandbox.CreateAsync(Machines.Wait60);
        var (skipped, other) = (await sandbox.RunAsync(machine), await sandbox.RunAsync(machine));
        await MoveAsync(sandbox, skipped, new() { ["stateName"] = "W" });

        Assert.Equal(Noon.AddSeconds(60), (await sandbox.EndOfAsync(skipped)).Record.StopDate);
        Assert.Equal(Noon.AddSeconds(60).ToUnixTimeSeconds(), ((DataNumber)(await sandbox.HistoryAsync(skipped))[^1]["timestamp"]!).Double);
        Assert.Equal("RUNNING", (await sandbox.CallAsync("DescribeExecution", new() { ["executionArn"] = other })).GetString("status"));
        Assert.Equal("ValidationException", await sandbox.RefusalAsync("SandboxClock.MoveClock", new() { ["executionArn"] = skipped, ["toNextTimer"] = true }));
    }

    [Fact]
    public async Task MoveClock_ToNextTimer_SkipsATimeoutAndARetrysDelay()
    {
        await using var sandbox = await MovableAsync();
        var queue = await sandbox.QueueAsync();
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync(Machines.Ask(queue,
            "\"TimeoutSeconds\": 3600, \"Retry\": [{\"ErrorEquals\": [\"States.Timeout\"], \"IntervalSeconds\": 600, \"MaxAttempts\": 1}], ")));
        await sandbox.ReceiveAsync(queue);
        await MoveAsync(sandbox, execution, new() { ["toNextTimer"] = true }); // the timeout
        await MoveAsync(sandbox, execution, new() { ["toNextTimer"] = true }); // the delay
        await sandbox.ReceiveAsync(queue);
        await MoveAsync(sandbox, execution, new() { ["toNextTimer"] = true }); // the second attempt's timeout

        var end = await sandbox.EndOfAsync(execution);
        Assert.Equal(("States.Timeout", Noon.AddSeconds(3600 + 600 + 3600)), (end.Error, end.Record.StopDate));
    }

    [Fact]
    public async Task MoveClock_OfTheSandbox_MovesEveryExecution()
    {
        await using var sandbox = await MovableAsync();
        var machine = await sandbox.CreateAsync(Machines.Wait60);
        var executions = new[] { await sandbox.RunAsync(machine), await sandbox.RunAsync(machine) };
        var reading = await sandbox.CallAsync("SandboxClock.MoveClock", new() { ["seconds"] = 60 });
        Assert.Equal(60, ((DataNumber)reading["aheadSeconds"]!).Double);
        foreach (var execution in executions) Assert.Equal(Noon.AddSeconds(60), (await sandbox.EndOfAsync(execution)).Record.StopDate);
        Assert.Equal(Noon.AddSeconds(60), (await sandbox.EndOfAsync(await sandbox.RunAsync(await sandbox.CreateAsync(Machines.Pass, "p")))).Record.StartDate);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Speed_MakesWaitsShorter(bool ofExecution)
    {
        await using var sandbox = await MovableAsync();
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync(Machines.Wait60));
        await MoveAsync(sandbox, ofExecution ? execution : null, new() { ["speed"] = 30 });
        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("RUNNING", (await sandbox.CallAsync("DescribeExecution", new() { ["executionArn"] = execution })).GetString("status"));
        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Noon.AddSeconds(60), (await sandbox.EndOfAsync(execution)).Record.StopDate);
    }

    [Fact]
    public async Task MovedClocks_AfterRestart_AreWhereTheyWere()
    {
        await using var sandbox = await MovableAsync();
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync(Machines.Wait60));
        await MoveAsync(sandbox, execution, new() { ["seconds"] = 25 });
        await MoveAsync(sandbox, null, new() { ["seconds"] = 30 });
        await sandbox.RestartAsync();

        Assert.Equal(30, Ahead(await sandbox.CallAsync("SandboxClock.DescribeClock", new())));
        Assert.Equal(55, Ahead(await sandbox.CallAsync("SandboxClock.DescribeClock", new() { ["executionArn"] = execution })));
        sandbox.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(Noon.AddSeconds(60), (await sandbox.EndOfAsync(execution)).Record.StopDate);
    }

    [Fact]
    public async Task MapRunsChildren_LiveInTheTimeOfTheirParent()
    {
        await using var sandbox = await MovableAsync();
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync("""
            {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "Next": "M"},
             "M": {"Type": "Map", "ItemsPath": "$.i", "ItemSelector": {"at.$": "$$.State.EnteredTime"}, "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
             "StartAt": "P", "States": {"P": {"Type": "Pass", "Parameters": {"at.$": "$$.State.EnteredTime"}, "End": true}}}}}}
            """), """{"i": [1]}""");
        await MoveAsync(sandbox, execution, new() { ["toNextTimer"] = true });
        Assert.Equal("""[{"at":"2026-09-01T12:01:00.000Z"}]""", (await sandbox.EndOfAsync(execution)).Output);
    }

    [Theory]
    [InlineData("seconds", -1)]
    [InlineData("speed", 0)]
    [InlineData("speed", 200_000)]
    public async Task MoveClock_BackOrTooFast_IsRefused(string field, double value)
    {
        await using var sandbox = await MovableAsync();
        Assert.Equal("ValidationException", await sandbox.RefusalAsync("SandboxClock.MoveClock", new() { [field] = new DataNumber(value) }));
    }

    private static double Ahead(DataObject reading) => ((DataNumber)reading["aheadSeconds"]!).Double;

    private static Task<MachineSandbox> MovableAsync() => MachineSandbox.StartAsync(o => o.MovableClock = true);

    private static async Task MoveAsync(MachineSandbox sandbox, string? execution, DataObjectBuilder move)
    {
        move["executionArn"] = execution;
        await sandbox.CallAsync("SandboxClock.MoveClock", move);
    }
}
