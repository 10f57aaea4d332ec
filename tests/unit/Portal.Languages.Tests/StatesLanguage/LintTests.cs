using Portal.Languages.StatesLanguage.Lint;
using Xunit;

namespace Portal.Languages.Tests.StatesLanguage;

public sealed class LintTests
{
    private const string Entry = "\"Parameters\":{\"Entries\":[{\"Detail\":{\"t.$\":\"$$.Task.Token\"}}]}";

    [Theory]
    [InlineData("\"Resource\":\"arn:aws:states:::events:putEvents.waitForTaskToken\"," + Entry, "wait-without-limit@/States/A/Resource")]
    [InlineData("\"Resource\":\"arn:aws:states:us-east-1:123456789012:activity:a\"", "wait-without-limit@/States/A/Resource")]
    [InlineData("\"Resource\":\"arn:aws:states:::events:putEvents.waitForTaskToken\",\"TimeoutSeconds\":5,\"Parameters\":{\"Entries\":[{}]}", "token-not-passed-on@/States/A/Resource")]
    [InlineData("\"Resource\":\"arn:aws:states:::events:putEvents.waitForTaskToken\",\"TimeoutSeconds\":5,\"HeartbeatSeconds\":5," + Entry, "heartbeat-after-timeout@/States/A/HeartbeatSeconds")]
    [InlineData("\"Resource\":\"arn:aws:states:::events:putEvents\",\"Parameters\":{\"Entries\":[{},{}]},\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"]}]", "retry-publishes-again@/States/A/Retry[0]")]
    [InlineData("\"Resource\":\"arn:aws:states:::events:putEvents\",\"Parameters\":{\"Entries\":[{}]},\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"]}]", "")]
    [InlineData("\"Resource\":\"arn:aws:states:::events:putEvents.waitForTaskToken\",\"TimeoutSeconds\":5," + Entry + ",\"Retry\":[{\"ErrorEquals\":[\"States.Timeout\"]}]", "retry-publishes-again@/States/A/Retry[0]")]
    [InlineData("\"Resource\":\"arn:aws:states:::events:putEvents.waitForTaskToken\",\"TimeoutSeconds\":5," + Entry, "")]
    [InlineData("\"Resource\":\"arn:aws:lambda:us-east-1:123456789012:function:f\",\"Retry\":[{\"ErrorEquals\":[\"States.Runtime\"]}]", "uncatchable-error@/States/A/Retry[0]")]
    public void Check_Task_FindsWhatItsAuthorWillRegret(string fields, string expected)
    {
        var definition = Definitions.Machine("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"End\":true," + fields + "}}}");
        Assert.Equal(expected, string.Join(",", DefinitionLint.Check(definition).Select(f => f.Rule + "@" + f.Location)));
    }

    [Fact]
    public void Check_ChoiceInABranchWithoutDefault_IsFound()
    {
        var finding = Assert.Single(DefinitionLint.Check(Definitions.Machine("""
            {"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"C","States":{
              "C":{"Type":"Choice","Choices":[{"Variable":"$.a","IsNull":true,"Next":"S"}]},"S":{"Type":"Succeed"}}}]}}}
            """)));
        Assert.Equal(("choice-without-default", "C", "/States/P/Branches[0]/States/C/Choices"), (finding.Rule, finding.State, finding.Location));
    }

    [Fact]
    public void RuleNames_All_AreDifferent() => Assert.Equal(DefinitionLint.RuleNames.Count(), DefinitionLint.RuleNames.Distinct().Count());
}
