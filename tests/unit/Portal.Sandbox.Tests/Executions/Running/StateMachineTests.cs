using Portal.Languages.Data;
using Xunit;

namespace Portal.Sandbox.Tests.Executions.Running;

/// <summary>State machines, versions and aliases over the wire.</summary>
public sealed class StateMachineTests
{
    [Fact]
    public async Task CreateStateMachine_SameAgain_GivesTheSame_AndAnotherIsRefused()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var first = await sandbox.CreateAsync(Machines.Pass);
        Assert.Equal(first, await sandbox.CreateAsync(Machines.Pass));
        Assert.Equal("StateMachineAlreadyExists", await sandbox.RefusalAsync("CreateStateMachine", new() { ["name"] = "machine", ["definition"] = Machines.Loop, ["roleArn"] = MachineSandbox.Role }));
    }

    [Fact]
    public async Task UpdateStateMachine_RunningExecutions_KeepWhatTheyBeganWith()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var machine = await sandbox.CreateAsync(Machines.Wait60);
        var execution = await sandbox.RunAsync(machine);
        await sandbox.CallAsync("UpdateStateMachine", new() { ["stateMachineArn"] = machine, ["definition"] = Machines.Pass });
        await sandbox.RestartAsync();

        Assert.Equal(Machines.Wait60, (await sandbox.CallAsync("DescribeStateMachineForExecution", new() { ["executionArn"] = execution })).GetString("definition"));
        await sandbox.EndOfAsync(execution, TimeSpan.FromSeconds(10));
        Assert.Contains("WaitStateExited", await sandbox.TypesAsync(execution));
        Assert.Equal(Machines.Pass, (await sandbox.CallAsync("DescribeStateMachine", new() { ["stateMachineArn"] = machine })).GetString("definition"));
    }

    [Fact]
    public async Task DeleteStateMachine_WithARunningExecution_IsGoneWhenThatHasEnded()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var machine = await sandbox.CreateAsync(Machines.Wait60);
        var execution = await sandbox.RunAsync(machine);
        await sandbox.CallAsync("DeleteStateMachine", new() { ["stateMachineArn"] = machine });
        Assert.Equal("StateMachineDeleting", await sandbox.RefusalAsync("StartExecution", new() { ["stateMachineArn"] = machine }));

        await sandbox.CallAsync("StopExecution", new() { ["executionArn"] = execution });
        while (((await sandbox.CallAsync("ListStateMachines", new())).GetArray("stateMachines")!).Count > 0) await Task.Yield();
        Assert.Equal("StateMachineDoesNotExist", await sandbox.RefusalAsync("DescribeStateMachine", new() { ["stateMachineArn"] = machine }));
        await sandbox.CreateAsync(Machines.Pass);
    }

    [Fact]
    public async Task Versions_AreKept_AndOneThatAnAliasNeedsIsNotDeleted()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var machine = await sandbox.CreateAsync(Machines.Wait60);
        var one = (await sandbox.CallAsync("PublishStateMachineVersion", new() { ["stateMachineArn"] = machine })).GetString("stateMachineVersionArn")!;
        var two = (await sandbox.CallAsync("UpdateStateMachine", new() { ["stateMachineArn"] = machine, ["definition"] = Machines.Pass, ["publish"] = true })).GetString("stateMachineVersionArn")!;
        Assert.Equal((machine + ":1", machine + ":2"), (one, two));
        var alias = (await sandbox.CallAsync("CreateStateMachineAlias", new() { ["name"] = "live", ["routingConfiguration"] = Routes((two, 100)) })).GetString("stateMachineAliasArn")!;

        await sandbox.RestartAsync();
        Assert.Equal("ConflictException", await sandbox.RefusalAsync("DeleteStateMachineVersion", new() { ["stateMachineVersionArn"] = two }));
        await sandbox.EndOfAsync(await sandbox.RunAsync(alias));
        var listed = (DataObject)Assert.Single((await sandbox.CallAsync("ListExecutions", new() { ["stateMachineArn"] = alias })).GetArray("executions")!);
        Assert.Equal((alias, two), (listed.GetString("stateMachineAliasArn"), listed.GetString("stateMachineVersionArn")));
    }

    [Fact]
    public async Task Alias_WithTwoVersions_UsesBoth()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var machine = await sandbox.CreateAsync(Machines.Pass);
        var one = (await sandbox.CallAsync("PublishStateMachineVersion", new() { ["stateMachineArn"] = machine })).GetString("stateMachineVersionArn")!;
        var two = (await sandbox.CallAsync("UpdateStateMachine", new() { ["stateMachineArn"] = machine, ["definition"] = Machines.Wait60, ["publish"] = true })).GetString("stateMachineVersionArn")!;
        var alias = (await sandbox.CallAsync("CreateStateMachineAlias", new() { ["name"] = "live", ["routingConfiguration"] = Routes((one, 50), (two, 50)) })).GetString("stateMachineAliasArn")!;
        for (var i = 0; i < 60; i++) await sandbox.RunAsync(alias);
        var used = (await sandbox.CallAsync("ListExecutions", new() { ["stateMachineArn"] = alias })).GetArray("executions")!.Select(e => ((DataObject)e).GetString("stateMachineVersionArn")).Distinct();
        Assert.Equal([one, two], used.Order());
    }

    [Theory]
    [InlineData("""{"States": {}}""")]
    [InlineData("""{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}}}""")]
    [InlineData("not json")]
    public async Task CreateStateMachine_BadDefinition_IsRefused(string definition)
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        Assert.Equal("InvalidDefinition", await sandbox.RefusalAsync("CreateStateMachine", new() { ["name"] = "m", ["definition"] = definition, ["roleArn"] = MachineSandbox.Role }));
    }

    private static DataArray Routes(params (string Version, int Weight)[] routes) =>
        new([.. routes.Select(r => (DataValue)new DataObjectBuilder { ["stateMachineVersionArn"] = r.Version, ["weight"] = r.Weight }.Build())]);
}
