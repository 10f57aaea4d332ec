using Portal.Services.Rules;
using Portal.Services.Rules.Editing;
using Xunit;

namespace Portal.Services.Tests.Rules;

public sealed class RuleChecksTests
{
    private const string Queue = "arn:aws:sqs:eu-central-1:111122223333:orders";

    private static readonly RuleDraft Good = new("shop", "orders")
    {
        EventPattern = """{"source":["com.example.shop"]}""",
        Targets = [TargetDetail.Of("queue", Queue) with { DeadLetterArn = Queue + "-dlq" }],
    };

    [Fact]
    public void GoodDraft_HasNothingToComplainAbout() => Assert.Empty(RuleChecks.Check(Good));

    [Theory]
    [InlineData("", "A rule needs a name.")]
    [InlineData("with space", "A name has letters, digits and . - _ only, at most 64.")]
    public void Name_ThatAwsRefuses_IsAnError(string name, string message) => Assert.Equal(message, Error(Good with { Name = name }));

    [Fact]
    public void Pattern_ThatIsWrong_SaysAwsWordsAtTheLine()
    {
        var finding = Assert.Single(RuleChecks.Check(Good with { EventPattern = "{\n  \"source\": \"shop\"\n}" }), f => f.Level == FindingLevel.Error);
        Assert.StartsWith("Event pattern is not valid. Reason: \"source\" must be an object or an array", finding.Message, StringComparison.Ordinal);
        Assert.Equal(2, finding.Line);
    }

    [Fact]
    public void Pattern_ThatCanMatchNothing_IsAWarning() =>
        Assert.Contains(RuleChecks.Check(Good with { EventPattern = """{"detail":{"a":[{"numeric":[">",5,"<",5.000001]}]}}""" }), f => f.Level == FindingLevel.Warning && f.Field == nameof(RuleDraft.EventPattern));

    [Fact]
    public void NeitherPatternNorSchedule_IsAwsRefusal() =>
        Assert.Equal("Parameter(s) EventPattern or ScheduleExpression must be specified.", Error(Good with { EventPattern = null }));

    [Theory]
    [InlineData("shop", "rate(5 minutes)", "ScheduleExpression is supported only on the default event bus.")]
    [InlineData("default", "rate(5 minute)", "Parameter ScheduleExpression is not valid.")]
    [InlineData("default", "cron(0 10 * * * *)", "Parameter ScheduleExpression is not valid.")]
    public void Schedule_ThatAwsRefuses_IsAnError(string bus, string schedule, string message) =>
        Assert.Equal(message, Error(Good with { EventBusName = bus, ScheduleExpression = schedule }));

    [Fact]
    public void Schedule_OnTheDefaultBus_IsFine() => Assert.Empty(RuleChecks.Check(Good with { EventBusName = "default", EventPattern = null, ScheduleExpression = "cron(0 10 * * ? *)" }));

    [Fact]
    public void TwoTargetsOfOneId_AreAnError() => Assert.Equal("Two targets have the id queue.", Error(Good with { Targets = [Good.Targets[0], Good.Targets[0]] }));

    [Fact]
    public void Template_WithAnUnknownPlaceholder_SaysAwsWords() =>
        Assert.Equal("InputTemplate for target queue contains invalid placeholder nobody.", Error(Target(t => t with { InputTransformer = new(new Dictionary<string, string>(), "{\"a\": <nobody>}") })));

    [Fact]
    public void FifoQueue_WithoutAGroup_IsAnError() => Assert.Contains("message group id", Error(Target(t => t.Towards(Queue + ".fifo"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("arn:aws:sns:eu-central-1:111122223333:topic")]
    [InlineData("arn:aws:sqs:eu-central-1:111122223333:dead.fifo")]
    public void DeadLetterQueue_ThatIsNoStandardQueue_IsAnError(string arn) => Assert.NotNull(Error(Target(t => t with { DeadLetterArn = arn })));

    [Fact]
    public void NoTarget_IsAWarningOnly() => Assert.Equal(FindingLevel.Warning, Assert.Single(RuleChecks.Check(Good with { Targets = [] })).Level);

    private static RuleDraft Target(Func<TargetDetail, TargetDetail> change) => Good with { Targets = [change(Good.Targets[0])] };

    private static string? Error(RuleDraft draft) => RuleChecks.Check(draft).FirstOrDefault(f => f.Level == FindingLevel.Error)?.Message;
}
