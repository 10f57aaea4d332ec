using Portal.Languages.Data;
using Portal.Sandbox.Access;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Access;

/// <summary>What happens where policies do not allow what a rule, a state machine, a topic or another account is about to do.</summary>
public sealed class AccessControlTests
{
    private const string Events = """{"source":["s"]}""";
    private const string Publish = """{"StartAt":"P","States":{"P":{"Type":"Task","Resource":"arn:aws:states:::events:putEvents","Parameters":{"Entries":[{"Source":"s","DetailType":"d","Detail":{}}]},"End":true}}}""";

    [Fact]
    public async Task Warn_QueueWithoutPolicy_GetsTheEvent_AndAFindingSaysWhatIsMissing()
    {
        await using var aws = await AccessSandbox.StartAsync(AccessMode.Warn);
        await aws.QueueAsync("q");
        await aws.RuleAsync("r", aws.QueueArn("q"));
        for (var i = 0; i < 50; i++) await aws.SendAsync();
        Assert.NotEmpty(await aws.ReceiveAsync("q"));
        var finding = Assert.Single(await aws.FindingsAsync(1));
        Assert.Equal("allowed", finding.GetString("decision"));
        Assert.Equal("sqs:SendMessage", finding.GetString("action"));
        Assert.Equal("events.amazonaws.com", finding.GetString("principal"));
        Assert.EndsWith(":rule/r", finding.GetString("source"), StringComparison.Ordinal);
        Assert.Contains(aws.QueueArn("q"), finding.GetString("remedy"), StringComparison.Ordinal);

        // What the finding proposes is enough.
        await using var strict = await AccessSandbox.StartAsync(AccessMode.Enforce);
        await strict.QueueAsync("q", finding.GetObject("policy")!.ToJson());
        await strict.RuleAsync("r", strict.QueueArn("q"));
        await strict.SendAsync();
        Assert.Single(await strict.ReceiveAsync("q"));
    }

    [Fact]
    public async Task Warn_BusyLoop_WritesALineNowAndThenWithItsCount()
    {
        await using var aws = await AccessSandbox.StartAsync(AccessMode.Warn);
        await aws.QueueAsync("q");
        await aws.RuleAsync("r", aws.QueueArn("q"));
        for (var i = 0; i < 20; i++) await aws.SendAsync();
        await aws.FindingsAsync(1);
        for (var i = 0; i < 5; i++) await aws.SendAsync();
        aws.Clock.Advance(TimeSpan.FromMinutes(1));
        var lines = await aws.FindingsAsync(2);
        Assert.Equal(25, lines.Sum(l => l.GetInt64("count")));
        Assert.Single(lines.Select(l => l.GetString("id")).Distinct());
        aws.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(2, (await aws.FindingsAsync(2)).Count);
    }

    [Fact]
    public async Task Enforce_QueueWithoutPolicy_EventGoesToTheDeadLettersUnretried()
    {
        await using var aws = await AccessSandbox.StartAsync(AccessMode.Enforce);
        await aws.QueueAsync("q");
        await aws.QueueAsync("dead", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"*"}}""");
        await aws.RuleAsync("r", aws.QueueArn("q"), $$"""
            "DeadLetterConfig": {"Arn": "{{aws.QueueArn("dead")}}"}
            """);
        await aws.SendAsync();
        var letter = Assert.Single(await aws.ReceiveAsync("dead"));
        var attributes = letter.GetObject("MessageAttributes")!;
        Assert.Equal("NO_PERMISSIONS", attributes.GetObject("ERROR_CODE")!.GetString("StringValue"));
        Assert.Equal("0", attributes.GetObject("RETRY_ATTEMPTS")!.GetString("StringValue"));
        Assert.Contains("is not authorized to perform: sqs:sendmessage", attributes.GetObject("ERROR_MESSAGE")!.GetString("StringValue"), StringComparison.Ordinal);
        Assert.Empty(await aws.ReceiveAsync("q"));
    }

    [Fact]
    public async Task Enforce_DeadLetterQueueWithoutPolicy_EventIsDropped()
    {
        await using var aws = await AccessSandbox.StartAsync(AccessMode.Enforce);
        await aws.QueueAsync("q");
        await aws.QueueAsync("dead");
        await aws.RuleAsync("r", aws.QueueArn("q"), $$"""
            "DeadLetterConfig": {"Arn": "{{aws.QueueArn("dead")}}"}
            """);
        await aws.SendAsync();
        Assert.Empty(await aws.ReceiveAsync("dead"));
        Assert.Equal(2, (await aws.FindingsAsync(2)).Count);
    }

    [Fact]
    public async Task Enforce_LogGroup_NeedsAPolicyOfCloudWatchLogs()
    {
        await using var aws = await AccessSandbox.StartAsync(AccessMode.Enforce);
        await aws.CallAsync("Logs_20140328.CreateLogGroup", """{"logGroupName":"/app"}""");
        await aws.RuleAsync("r", $"arn:aws:logs:us-east-1:{AccessSandbox.Account}:log-group:/app");
        await aws.SendAsync();
        var finding = Assert.Single(await aws.FindingsAsync(1));
        Assert.Empty((await aws.CallAsync("Logs_20140328.FilterLogEvents", """{"logGroupName":"/app"}""")).GetArray("events")!);
        await aws.CallAsync("Logs_20140328.PutResourcePolicy", new DataObjectBuilder { ["policyName"] = "p", ["policyDocument"] = finding.GetObject("policy")!.ToJson() }.Build().ToJson());
        await aws.SendAsync();
        Assert.Single((await aws.CallAsync("Logs_20140328.FilterLogEvents", """{"logGroupName":"/app"}""")).GetArray("events")!);
    }

    [Fact]
    public async Task Enforce_TaskOfAStateMachine_FailsAsTheServiceSays_UntilTheRoleMay()
    {
        await using var aws = await AccessSandbox.StartAsync(AccessMode.Enforce);
        var role = await aws.RoleAsync("machine", "states.amazonaws.com");
        var machine = await aws.MachineAsync(Publish, role);
        var failed = await aws.RunAsync(machine);
        Assert.Equal("EventBridge.AmazonEventBridgeException", failed.Error);
        Assert.Contains($":assumed-role/machine/", failed.Cause, StringComparison.Ordinal);
        Assert.Contains("is not authorized to perform: events:PutEvents on resource: arn:aws:events:us-east-1:111122223333:event-bus/default because no identity-based policy allows the events:PutEvents action (Service: AmazonEventBridge; Status Code: 400; Error Code: AccessDeniedException;", failed.Cause, StringComparison.Ordinal);
        var finding = Assert.Single(await aws.FindingsAsync(1));
        Assert.Equal(machine, finding.GetString("source"));
        Assert.Equal("refused", finding.GetString("decision"));
        await aws.AllowAsync("machine", finding.GetObject("policy")!.ToJson());
        Assert.Equal("SUCCEEDED", (await aws.RunAsync(machine)).Status);
    }

    [Theory]
    [InlineData("events.amazonaws.com", "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.")]
    [InlineData(null, "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.")]
    public async Task Enforce_RoleThatDoesNotTrustStepFunctions_FailsTheTask(string? trusts, string cause)
    {
        await using var aws = await AccessSandbox.StartAsync(AccessMode.Enforce);
        var role = trusts is null ? $"arn:aws:iam::{AccessSandbox.Account}:role/missing" : await aws.RoleAsync("machine", trusts);
        var failed = await aws.RunAsync(await aws.MachineAsync(Publish, role));
        Assert.StartsWith(cause, failed.Cause, StringComparison.Ordinal);
        Assert.Equal("sts:AssumeRole", Assert.Single(await aws.FindingsAsync(1)).GetString("action"));
    }

    [Theory]
    [InlineData("arn:aws:states:::sqs:sendMessage", """{"QueueUrl":"http://localhost/111122223333/q","MessageBody":"x"}""", "SQS.AmazonSQSException", "sqs:sendmessage")]
    [InlineData("arn:aws:states:::sns:publish", """{"TopicArn":"arn:aws:sns:us-east-1:111122223333:t","Message":"x"}""", "SNS.AuthorizationErrorException", "SNS:Publish")]
    [InlineData("arn:aws:states:::states:startExecution", """{"StateMachineArn":"arn:aws:states:us-east-1:111122223333:stateMachine:m"}""", "StepFunctions.AWSStepFunctionsException", "states:StartExecution")]
    [InlineData("arn:aws:states:::lambda:invoke", """{"FunctionName":"f"}""", "Lambda.AWSLambdaException", "lambda:InvokeFunction")]
    [InlineData("arn:aws:lambda:us-east-1:111122223333:function:f", "{}", "Lambda.AWSLambdaException", "lambda:InvokeFunction")]
    [InlineData("arn:aws:states:::http:invoke", """{"ApiEndpoint":"https://example.com","Method":"GET","Authentication":{"ConnectionArn":"arn:aws:events:us-east-1:111122223333:connection/c/1"}}""", "States.Permissions", "states:InvokeHTTPEndpoint")]
    [InlineData("arn:aws:states:::aws-sdk:sqs:sendMessage", """{"QueueUrl":"http://localhost/111122223333/q","MessageBody":"x"}""", "Sqs.SqsException", "sqs:sendmessage")]
    [InlineData("arn:aws:states:::aws-sdk:eventbridge:putRule", """{"Name":"r","ScheduleExpression":"rate(1 day)"}""", "EventBridge.EventBridgeException", "events:PutRule on resource: arn:aws:events:us-east-1:111122223333:rule/r")]
    [InlineData("arn:aws:states:::aws-sdk:sfn:listStateMachines", "{}", "Sfn.SfnException", "states:ListStateMachines on resource: *")]
    public async Task Enforce_EachIntegration_AsksBeforeItActs(string resource, string parameters, string error, string action)
    {
        await using var aws = await AccessSandbox.StartAsync(AccessMode.Enforce);
        var role = await aws.RoleAsync("machine", "states.amazonaws.com");
        var failed = await aws.RunAsync(await aws.MachineAsync($$$"""{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"{{{resource}}}","Parameters":{{{parameters}}},"End":true} } }""", role));
        Assert.Equal(error, failed.Error);
        Assert.Contains($"is not authorized to perform: {action}", failed.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enforce_RuleToAStateMachine_AsksTheTargetsRole()
    {
        await using var aws = await AccessSandbox.StartAsync(AccessMode.Enforce);
        var machine = await aws.MachineAsync("""{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}""", await aws.RoleAsync("machine", "states.amazonaws.com"));
        var starter = await aws.RoleAsync("starter", "events.amazonaws.com");
        await aws.RuleAsync("r", machine, $$"""
            "RoleArn": "{{starter}}"
            """);
        await aws.SendAsync();
        var finding = Assert.Single(await aws.FindingsAsync(1));
        Assert.Equal("states:StartExecution", finding.GetString("action"));
        Assert.Empty(await aws.ExecutionsAsync(machine));
        await aws.AllowAsync("starter", finding.GetObject("policy")!.ToJson());
        await aws.SendAsync();
        Assert.Single(await aws.ExecutionsAsync(machine));
    }

    [Fact]
    public async Task Enforce_ManagedPolicyByName_Allows()
    {
        await using var aws = await AccessSandbox.StartAsync(AccessMode.Enforce);
        var role = await aws.RoleAsync("machine", "states.amazonaws.com");
        await aws.FormAsync("iam", new() { ["Action"] = "AttachRolePolicy", ["RoleName"] = "machine", ["PolicyArn"] = "arn:aws:iam::aws:policy/AmazonEventBridgeFullAccess" });
        Assert.Equal("SUCCEEDED", (await aws.RunAsync(await aws.MachineAsync(Publish, role))).Status);
    }

    [Fact]
    public async Task Enforce_PutEventsFromAnotherAccount_IsDeniedUntilTheBusLetsItIn()
    {
        await using var aws = await AccessSandbox.StartAsync(AccessMode.Enforce);
        const string stranger = "999999999999";
        var bus = $"arn:aws:events:us-east-1:{AccessSandbox.Account}:event-bus/default";
        var entry = $$"""{"Entries":[{"Source":"s","DetailType":"d","Detail":"{}","EventBusName":"{{bus}}"}]}""";
        var denied = await aws.TryAsync("AWSEvents.PutEvents", entry, stranger);
        Assert.Equal(400, (int)denied.Status);
        Assert.Equal("AccessDeniedException", denied.Json.GetString("__type"));
        Assert.Contains($"is not authorized to perform: events:PutEvents on resource: {bus} because no resource-based policy allows the events:PutEvents action", denied.Body, StringComparison.Ordinal);
        await aws.CallAsync("AWSEvents.PutPermission", $$"""{"StatementId":"x","Principal":"{{stranger}}","Action":"events:PutEvents"}""");
        Assert.Equal(200, (int)(await aws.TryAsync("AWSEvents.PutEvents", entry, stranger)).Status);
    }

    [Fact]
    public async Task Enforce_ConditionsOfABusPolicy_SeeSourceAndDetailType()
    {
        await using var aws = await AccessSandbox.StartAsync(AccessMode.Enforce);
        var bus = $"arn:aws:events:us-east-1:{AccessSandbox.Account}:event-bus/default";
        await aws.CallAsync("AWSEvents.PutPermission", new DataObjectBuilder
        {
            ["Policy"] = $$$"""{"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow","Principal":{"AWS":"999999999999"},"Action":"events:PutEvents","Resource":"{{{bus}}}","Condition":{"StringEquals":{"events:source":"good","events:detail-type":"d"} } }]}""",
        }.Build().ToJson());
        foreach (var (source, status) in new[] { ("good", 200), ("bad", 400) })
        {
            var answer = await aws.TryAsync("AWSEvents.PutEvents", $$"""{"Entries":[{"Source":"{{source}}","DetailType":"d","Detail":"{}","EventBusName":"{{bus}}"}]}""", "999999999999");
            Assert.Equal(status, (int)answer.Status);
        }
    }

    [Fact]
    public async Task Enforce_TopicToQueue_NeedsTheQueuesPolicy()
    {
        await using var aws = await AccessSandbox.StartAsync(AccessMode.Enforce);
        await aws.QueueAsync("closed");
        await aws.QueueAsync("open", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"*","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:sns:us-east-1:111122223333:t"}}}}""");
        await aws.FormAsync("sns", new() { ["Action"] = "CreateTopic", ["Name"] = "t" });
        const string topic = "arn:aws:sns:us-east-1:111122223333:t";
        foreach (var queue in new[] { "closed", "open" }) await aws.FormAsync("sns", new() { ["Action"] = "Subscribe", ["TopicArn"] = topic, ["Protocol"] = "sqs", ["Endpoint"] = aws.QueueArn(queue) });
        await aws.FormAsync("sns", new() { ["Action"] = "Publish", ["TopicArn"] = topic, ["Message"] = "m" });
        Assert.Single(await aws.ReceiveAsync("open"));
        Assert.Empty(await aws.ReceiveAsync("closed"));
        Assert.Equal("sns.amazonaws.com", Assert.Single(await aws.FindingsAsync(1)).GetString("principal"));
    }

    [Theory]
    [InlineData("stateMachine:gone")]
    [InlineData("stateMachine:m:live")]
    public async Task StateMachine_Vanished_GoesToTheDeadLetterQueue(string gone)
    {
        await using var aws = await AccessSandbox.StartAsync(AccessMode.Off);
        await aws.QueueAsync("dead");
        await aws.RuleAsync("r", $"arn:aws:states:us-east-1:{AccessSandbox.Account}:{gone}", $$"""
            "RoleArn": "arn:aws:iam::111122223333:role/r", "DeadLetterConfig": {"Arn": "{{aws.QueueArn("dead")}}"}
            """);
        await aws.SendAsync();
        Assert.Equal("NO_RESOURCE", Assert.Single(await aws.ReceiveAsync("dead")).GetObject("MessageAttributes")!.GetObject("ERROR_CODE")!.GetString("StringValue"));
    }

    [Fact]
    public async Task Off_NothingIsAskedAndNothingIsWritten()
    {
        await using var aws = await AccessSandbox.StartAsync(AccessMode.Off);
        await aws.QueueAsync("q");
        await aws.RuleAsync("r", aws.QueueArn("q"));
        await aws.SendAsync();
        Assert.Single(await aws.ReceiveAsync("q"));
        Assert.Empty((await aws.CallAsync("Logs_20140328.DescribeLogGroups", "{}")).GetArray("logGroups")!);
    }
}
