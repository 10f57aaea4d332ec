using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Rules;
using Portal.Services.Rules.Editing;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Rules;

/// <summary>Rules written over the wire to a real sandbox.</summary>
public sealed class RuleEditorTests : IAsyncLifetime
{
    private const string Prefix = $"arn:aws:sqs:{LiveSandbox.Region}:{LiveSandbox.Account}:";
    private LiveSandbox sandbox = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private IRuleEditor Editor => sandbox.Get<IRuleEditor>();
    private static RuleDraft Draft => new("shop", "orders")
    {
        Description = "What was ordered",
        EventPattern = """{"source":["shop"]}""",
        Tags = new Dictionary<string, string> { ["team"] = "a", ["old"] = "x" },
        Targets = [TargetDetail.Of("one", Prefix + "one"), TargetDetail.Of("two", Prefix + "two") with { InputTransformer = new(new Dictionary<string, string> { ["d"] = "$.detail" }, "{\"d\": <d>}"), MaximumRetryAttempts = 3 }],
    };

    public async ValueTask InitializeAsync()
    {
        sandbox = await LiveSandbox.StartAsync();
        await sandbox.CallAsync("AWSEvents.CreateEventBus", """{"Name":"shop"}""");
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task Save_NewRule_ComesBackAsItWasWritten()
    {
        var saved = await Editor.SaveAsync("sandbox", Draft, null, Cancel);
        Assert.True(saved.IsOk, saved.Error?.Message);
        Assert.Equal(RuleDocument.Of(Draft), RuleDocument.Of(RuleDraft.Of(saved.Value)));
        var again = await Editor.SaveAsync("sandbox", Draft, null, Cancel);
        Assert.Equal("There is already a rule orders on shop.", again.Error?.Message);
    }

    [Fact]
    public async Task Save_ChangedRule_ChangesOnlyWhatDiffers()
    {
        var basis = (await Editor.SaveAsync("sandbox", Draft, null, Cancel)).Value!;
        var changed = Draft with
        {
            Enabled = false,
            Description = null,
            Tags = new Dictionary<string, string> { ["team"] = "b" },
            Targets = [Draft.Targets[1] with { MaximumRetryAttempts = 5 }, TargetDetail.Of("three", Prefix + "three")],
        };
        var saved = (await Editor.SaveAsync("sandbox", changed, basis, Cancel)).Value!;
        Assert.Equal(RuleDocument.Of(changed), RuleDocument.Of(RuleDraft.Of(saved)));
        Assert.Equal(["three", "two"], saved.Targets.Select(t => t.Id).Order());
        var record = (await sandbox.Get<IAudit>().SearchAsync(new() { Action = "rule.update" }, Cancel)).Value!.Items[0];
        Assert.Equal(("shop/orders", "ok", """{"changed":["State","Description","Targets.one","Targets.two","Targets.three","Tags"]}"""), (record.Resource, record.Outcome, record.Details));
    }

    [Fact]
    public async Task Save_RuleThatSomebodyElseChanged_IsRefusedAndLeftAlone()
    {
        var basis = (await Editor.SaveAsync("sandbox", Draft, null, Cancel)).Value!;
        await sandbox.CallAsync("AWSEvents.RemoveTargets", """{"Rule":"orders","EventBusName":"shop","Ids":["one"]}""");
        var refused = await Editor.SaveAsync("sandbox", Draft with { Description = "mine" }, basis, Cancel);
        Assert.Equal(IRuleEditor.Stale, refused.Error?.Code);
        Assert.Equal("What was ordered", (await sandbox.Get<IRules>().GetAsync("sandbox", "shop", "orders", Cancel)).Value!.Description);
    }

    [Fact]
    public async Task Save_FiveTargetsForFiveOthers_FitsTheQuota()
    {
        var basis = (await Editor.SaveAsync("sandbox", Draft with { Targets = Five("a") }, null, Cancel)).Value!;
        var saved = await Editor.SaveAsync("sandbox", Draft with { Targets = Five("b") }, basis, Cancel);
        Assert.Equal(Five("b").Select(t => t.Id), saved.Value!.Targets.Select(t => t.Id).Order());

        static IReadOnlyList<TargetDetail> Five(string name) => [.. Enumerable.Range(1, 5).Select(i => TargetDetail.Of($"{name}{i}", $"{Prefix}{name}{i}"))];
    }

    [Fact]
    public async Task Check_StateMachineThatPublishesWhatTheRuleMatches_IsALoop()
    {
        var machine = $"arn:aws:states:{LiveSandbox.Region}:{LiveSandbox.Account}:stateMachine:ship";
        await sandbox.CallAsync("AWSStepFunctions.CreateStateMachine", """
            {"name":"ship","roleArn":"arn:aws:iam::111122223333:role/r","definition":"{\"StartAt\":\"Tell\",\"States\":{\"Tell\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::events:putEvents\",\"Parameters\":{\"Entries\":[{\"Source\":\"shop\",\"DetailType\":\"Shipped\",\"EventBusName\":\"shop\",\"Detail\":{}}]},\"End\":true}}}"}
            """);
        var draft = Draft with { Targets = [TargetDetail.Of("machine", machine) with { RoleArn = "arn:aws:iam::111122223333:role/r", DeadLetterArn = Prefix + "dlq" }] };
        var loop = Assert.Single(await LoopsAsync(draft));
        Assert.Contains("ship publishes shop \"Shipped\" to this bus (state \"Tell\")", loop, StringComparison.Ordinal);
        Assert.Empty(await LoopsAsync(draft with { EventPattern = """{"source":["shop"],"detail-type":["Placed"]}""" }));
        Assert.Empty(await LoopsAsync(draft with { EventBusName = "default" }));
    }

    [Fact]
    public async Task Check_BusThatSendsTheEventsBack_IsALoop()
    {
        await sandbox.CallAsync("AWSEvents.CreateEventBus", """{"Name":"other"}""");
        await sandbox.CallAsync("AWSEvents.PutRule", """{"Name":"back","EventBusName":"other","EventPattern":"{\"source\":[\"shop\"]}"}""");
        await sandbox.CallAsync("AWSEvents.PutTargets", $$"""{"Rule":"back","EventBusName":"other","Targets":[{"Id":"b","Arn":"{{Bus("shop")}}"}]}""");
        Assert.Equal("Loop: the rule back on other sends such events back to shop.", Assert.Single(await LoopsAsync(Draft with { Targets = [TargetDetail.Of("o", Bus("other"))] })));
        Assert.Empty(await LoopsAsync(Draft with { EventPattern = """{"source":["till"]}""", Targets = [TargetDetail.Of("o", Bus("other"))] }));
        Assert.Equal("Loop: the rule sends its events to the bus they come from.", Assert.Single(await LoopsAsync(Draft with { Targets = [TargetDetail.Of("o", Bus("shop"))] })));
    }

    [Fact]
    public async Task TargetOptions_ListWhatIsThere_WithoutTaps()
    {
        await sandbox.CallAsync("AmazonSQS.CreateQueue", """{"QueueName":"orders"}""");
        await sandbox.CallAsync("Logs_20140328.CreateLogGroup", """{"logGroupName":"/all"}""");
        await sandbox.TappedAsync("shop", Cancel);
        var options = (await Editor.TargetOptionsAsync("sandbox", Cancel)).Value!;
        Assert.Empty(options.Missing);
        Assert.Equal([Prefix + "orders", $"arn:aws:logs:{LiveSandbox.Region}:{LiveSandbox.Account}:log-group:/all", Bus("default"), Bus("shop")], options.Targets.Select(t => t.Arn));
    }

    private static string Bus(string name) => $"arn:aws:events:{LiveSandbox.Region}:{LiveSandbox.Account}:event-bus/{name}";

    private async Task<IReadOnlyList<string>> LoopsAsync(RuleDraft draft)
    {
        var found = await Editor.CheckAsync("sandbox", draft, Cancel);
        Assert.True(found.IsOk, found.Error?.Message);
        return [.. found.Value.Where(f => f.Message.StartsWith("Loop", StringComparison.Ordinal)).Select(f => f.Message)];
    }
}
