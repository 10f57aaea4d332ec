using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Xunit;

namespace Portal.Sandbox.Tests.Executions.Running;

/// <summary>Executions and the rest of the sandbox: rules, other executions, logs, mocked tasks.</summary>
public sealed class TogetherTests
{
    [Fact]
    public async Task Rule_ThatMatches_StartsAnExecutionWithTheEvent()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var queue = await sandbox.QueueAsync();
        var machine = await sandbox.CreateAsync(Machines.Send(queue));
        await sandbox.CallAsync("AWSEvents.PutRule", new() { ["Name"] = "r", ["EventPattern"] = """{"source": ["shop"]}""" });
        await sandbox.CallAsync("AWSEvents.PutTargets", new() { ["Rule"] = "r", ["Targets"] = new DataArray([new DataObjectBuilder { ["Id"] = "1", ["Arn"] = machine, ["RoleArn"] = MachineSandbox.Role }.Build()]) });
        await sandbox.CallAsync("AWSEvents.PutEvents", new() { ["Entries"] = new DataArray([new DataObjectBuilder { ["Source"] = "shop", ["DetailType"] = "t", ["Detail"] = "{\"n\": 1}" }.Build()]) });

        Assert.Equal(1, (await sandbox.ReceiveAsync(queue)).GetInt64("x"));
        var listed = (await sandbox.CallAsync("ListExecutions", new() { ["stateMachineArn"] = machine })).GetArray("executions")!;
        var detail = await sandbox.EndOfAsync(((DataObject)Assert.Single(listed)).GetString("executionArn")!);
        Assert.Equal("shop", ((DataObject)DataValue.Parse(detail.Input)).GetString("source"));
    }

    [Fact]
    public async Task Status_OfAnExecution_ReachesTheDefaultBus()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var queue = await sandbox.QueueAsync();
        await sandbox.CallAsync("AWSEvents.PutRule", new() { ["Name"] = "r", ["EventPattern"] = """{"source": ["aws.states"], "detail": {"status": ["SUCCEEDED"]}}""" });
        var arn = (await sandbox.CallAsync("AmazonSQS.GetQueueAttributes", new() { ["QueueUrl"] = queue, ["AttributeNames"] = new DataArray(["QueueArn"]) })).GetObject("Attributes")!.GetString("QueueArn");
        await sandbox.CallAsync("AWSEvents.PutTargets", new() { ["Rule"] = "r", ["Targets"] = new DataArray([new DataObjectBuilder { ["Id"] = "1", ["Arn"] = arn }.Build()]) });
        await sandbox.CallAsync("AmazonSQS.SetQueueAttributes", new()
        {
            ["QueueUrl"] = queue,
            ["Attributes"] = new DataObjectBuilder { ["Policy"] = $$"""{"Statement": [{"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "{{arn}}"}]}""" }.Build(),
        });
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync(Machines.Pass), "{\"a\": 1}");

        var told = await sandbox.ReceiveAsync(queue);
        Assert.Equal("Step Functions Execution Status Change", told.GetString("detail-type"));
        Assert.Equal([execution], told.GetArray("resources")!.Select(r => ((DataString)r).Value));
        Assert.Equal("{\"a\": 1}", told.GetObject("detail")!.GetString("input"));
        Assert.IsType<DataNull>(told.GetObject("detail")!["error"]);
    }

    [Fact]
    public async Task StartExecutionSync_ParentStopped_StopsTheChild()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var child = await sandbox.CreateAsync(Machines.Wait60, "child");
        var parent = await sandbox.RunAsync(await sandbox.CreateAsync($$$"""
            {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2", "Parameters": {"StateMachineArn": "{{{child}}}", "Name": "c"}, "End": true} } }
            """, "parent"));
        while (!(await sandbox.TypesAsync(parent)).Contains("TaskSubmitted")) await Task.Yield();
        await sandbox.CallAsync("StopExecution", new() { ["executionArn"] = parent });
        Assert.Equal(ExecutionStatus.Aborted, (await sandbox.EndOfAsync(child.Replace("stateMachine", "execution", StringComparison.Ordinal) + ":c")).Record.Status);
    }

    [Fact]
    public async Task StartExecutionSync_AfterRestart_StillHearsOfItsChild()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var child = await sandbox.CreateAsync(Machines.Wait60, "child");
        var parent = await sandbox.RunAsync(await sandbox.CreateAsync($$$"""
            {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync", "Parameters": {"StateMachineArn": "{{{child}}}", "Input": {"a": 1} }, "OutputPath": "$.Output", "End": true} } }
            """, "parent"));
        while (!(await sandbox.TypesAsync(parent)).Contains("TaskSubmitted")) await Task.Yield();
        await sandbox.RestartAsync();
        Assert.Equal("\"{\\\"a\\\":1}\"", (await sandbox.EndOfAsync(parent, TimeSpan.FromSeconds(10))).Output);
    }

    [Fact]
    public async Task DistributedMap_RunsAChildForEachItem_AndToleratesSoManyFailures()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync("""
            {"StartAt": "M", "States": {"M": {"Type": "Map", "Label": "Each", "ToleratedFailureCount": 1, "MaxConcurrency": 2,
             "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "C", "States": {
               "C": {"Type": "Choice", "Choices": [{"Variable": "$", "NumericEquals": 2, "Next": "F"}], "Default": "P"}, "F": {"Type": "Fail"}, "P": {"Type": "Pass", "End": true}}}, "End": true}}}
            """), "[1, 2, 3]");
        Assert.Equal("[1,3]", (await sandbox.EndOfAsync(execution)).Output);

        var run = ((DataObject)Assert.Single((await sandbox.CallAsync("ListMapRuns", new() { ["executionArn"] = execution })).GetArray("mapRuns")!)).GetString("mapRunArn")!;
        Assert.Contains("/Each:", run, StringComparison.Ordinal);
        var counts = (await sandbox.CallAsync("DescribeMapRun", new() { ["mapRunArn"] = run })).GetObject("itemCounts")!;
        Assert.Equal((3, 2, 1), (counts.GetInt64("total"), counts.GetInt64("succeeded"), counts.GetInt64("failed")));
        Assert.Equal(3, (await sandbox.CallAsync("ListExecutions", new() { ["mapRunArn"] = run })).GetArray("executions")!.Count);
    }

    [Fact]
    public async Task DistributedMap_BeyondTolerance_Fails()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync("""
            {"StartAt": "M", "States": {"M": {"Type": "Map", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"}, "StartAt": "F", "States": {"F": {"Type": "Fail"}}}, "End": true}}}
            """), "[1]");
        var end = await sandbox.EndOfAsync(execution);
        Assert.Equal("States.ExceedToleratedFailureThreshold", end.Error);
        Assert.Equal(["ExecutionStarted", "MapStateEntered", "MapStateStarted", "MapRunStarted", "MapRunFailed", "MapStateFailed", "ExecutionFailed"], await sandbox.TypesAsync(execution));
    }

    [Fact]
    public async Task DistributedMap_AfterRestart_RunsToItsEnd()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        var execution = await sandbox.RunAsync(await sandbox.CreateAsync("""
            {"StartAt": "M", "States": {"M": {"Type": "Map", "MaxConcurrency": 1, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 10, "End": true}}}, "End": true}}}
            """), "[1, 2]");
        while (!(await sandbox.TypesAsync(execution)).Contains("MapRunStarted")) await Task.Yield();
        await sandbox.RestartAsync();
        Assert.Equal("[1,2]", (await sandbox.EndOfAsync(execution, TimeSpan.FromSeconds(5))).Output);
    }

    [Fact]
    public async Task Express_RunsToItsEndInOneCall_AndItsHistoryIsInTheLogs()
    {
        await using var sandbox = await MachineSandbox.StartAsync();
        await sandbox.CallAsync("Logs_20140328.CreateLogGroup", new() { ["logGroupName"] = "/aws/vendedlogs/states/m" });
        var logging = DataValue.Parse("""{"level": "ALL", "includeExecutionData": true, "destinations": [{"cloudWatchLogsLogGroup": {"logGroupArn": "arn:aws:logs:us-east-1:111122223333:log-group:/aws/vendedlogs/states/m:*"}}]}""");
        var machine = await sandbox.CreateAsync(Machines.Pass, type: "EXPRESS", logging: (DataObject)logging);
        var answer = await sandbox.CallAsync("StartSyncExecution", new() { ["stateMachineArn"] = machine, ["input"] = "{\"x\": 1}" });
        Assert.Equal(("SUCCEEDED", "{\"x\":1}"), (answer.GetString("status"), DataValue.Parse(answer.GetString("output")!).ToJson()));

        DataArray events;
        do events = (await sandbox.CallAsync("Logs_20140328.FilterLogEvents", new() { ["logGroupName"] = "/aws/vendedlogs/states/m" })).GetArray("events")!;
        while (events.Count < 4);
        var lines = events.Select(e => (DataObject)DataValue.Parse(((DataObject)e).GetString("message")!)).ToList();
        Assert.Equal(["ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"], lines.Select(l => l.GetString("type")));
        Assert.All(lines, l => Assert.Equal(answer.GetString("executionArn"), l.GetString("execution_arn")));
    }

    [Fact]
    public async Task Mocks_OfATestCase_AnswerByAttempt()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """
            {"StateMachines": {"machine": {"TestCases": {"Happy": {"T": "Flaky"}}}},
             "MockedResponses": {"Flaky": {"0": {"Throw": {"Error": "Odd", "Cause": "c"}}, "1-2": {"Return": {"ok": true}}}, "Plain": {"0": {"Return": "from f"}}},
             "Functions": {"f": "Plain"}}
            """, TestContext.Current.CancellationToken);
        await using var sandbox = await MachineSandbox.StartAsync(o => o.MockConfigFile = file);
        var machine = await sandbox.CreateAsync("""
            {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "f"}, "Retry": [{"ErrorEquals": ["Odd"]}], "ResultSelector": {"r.$": "$"}, "End": true}}}
            """);
        Assert.Equal("{\"r\":{\"ok\":true}}", (await sandbox.EndOfAsync(await sandbox.RunAsync(machine + "#Happy"), TimeSpan.FromSeconds(1))).Output);
        Assert.Contains("from f", (await sandbox.EndOfAsync(await sandbox.RunAsync(machine))).Output, StringComparison.Ordinal);
        Assert.Equal("ValidationException", await sandbox.RefusalAsync("StartExecution", new() { ["stateMachineArn"] = machine + "#Unknown" }));
        File.Delete(file);
    }
}
