using Portal.Services.EventBuses.Policies;
using Xunit;

namespace Portal.Services.Tests.EventBuses;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-example-policy.html</summary>
public sealed class PolicyReaderTests
{
    private const string Bus = "arn:aws:events:us-east-1:111122223333:event-bus/shop";

    [Theory]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"events:PutEvents","Resource":"BUS"}""", "Account 444455556666 may send events to this bus.")]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":["444455556666","777788889999"]},"Action":"events:PutEvents","Resource":"BUS"}""", "Account 444455556666 and account 777788889999 may send events to this bus.")]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"events:PutEvents","Resource":"BUS","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}}""", "Everybody may send events to this bus, if the organization of the caller is o-1.")]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":["events:PutRule","events:DeleteRule"],"Resource":"arn:aws:events:us-east-1:111122223333:rule/shop/*","Condition":{"StringNotEquals":{"events:creatorAccount":"${aws:PrincipalAccount}"}}}""",
        "Everybody may not make and change rules and delete rules on the rules shop/*, if the account that made the rule is not ${aws:PrincipalAccount}.")]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:role/sender"},"Action":"events:PutEvents","Resource":"BUS","Condition":{"StringEquals":{"events:detail-type":["a","b"]}}}""",
        "Role sender of account 444455556666 may send events to this bus, if the event's detail-type is a or b.")]
    public void Statement_IsSaidAsASentence(string statement, string sentence)
    {
        var reading = Read($$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""");
        Assert.Empty(reading.Problems);
        Assert.Equal(sentence, Assert.Single(reading.Statements).Sentence);
    }

    [Fact]
    public void Statement_ThatLetsEverybodyIn_IsWarnedOf() =>
        Assert.NotNull(Read("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"events:PutEvents","Resource":"BUS"}}""").Statements[0].Warning);

    [Theory]
    [InlineData("{", "This policy contains invalid Json")]
    [InlineData("""{"Version":"2012-10-17"}""", "Statement: give at least one.")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"events:PutEvents","Resource":"BUS"}]}""", "Version: write \"2012-10-17\".")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Maybe","Principal":"*","Action":"events:PutEvents","Resource":"BUS"}]}""", "Statement 1: Effect is Allow or Deny.")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"events:PutEvents","Resource":"BUS"}]}""", "Statement 1: a resource policy names a Principal.")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage","Resource":"BUS"}]}""", "Statement 1: sqs:SendMessage is not an action of EventBridge.")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"events:PutEvents","Resource":"BUS","Conditions":{}}]}""", "Statement 1: there is no element Conditions.")]
    public void Document_ThatAwsWouldRefuse_SaysWhy(string policy, string problem) => Assert.Equal(problem, Read(policy).Problems[0]);

    private static PolicyReading Read(string policy) => PolicyReader.Read(policy.Replace("BUS", Bus, StringComparison.Ordinal), Bus);
}
