using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;
using Xunit;

namespace Portal.Languages.Tests.StatesLanguage;

public sealed class GraphTests
{
    private const string Text = """
        {"StartAt":"Ask","States":{
          "Ask":{"Type":"Task","Resource":"arn:aws:states:::events:putEvents.waitForTaskToken",
            "Parameters":{"Entries":[{"Detail":{"token.$":"$$.Task.Token","who.$":"$person.name"}}]},
            "Assign":{"answer.$":"$.approved"},
            "Catch":[{"ErrorEquals":["States.Timeout","States.TaskFailed"],"Next":"No"}],"Next":"Decide"},
          "Decide":{"Type":"Choice","Choices":[{"Variable":"$answer","BooleanEquals":true,"Next":"Both"}],"Default":"No"},
          "Both":{"Type":"Parallel","End":true,"Branches":[
            {"StartAt":"B1","States":{"B1":{"Type":"Pass","Parameters":{"a.$":"States.Array($answer, $other)"},"End":true}}},
            {"StartAt":"B2","States":{"B2":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"B3","States":{"B3":{"Type":"Succeed"}}}}}}]},
          "No":{"Type":"Fail"}}}
        """;

    [Fact]
    public void Transitions_EveryKind_InTheOrderOfTheDefinition()
    {
        var edges = Definitions.Machine(Text).Transitions.Select(t => $"{t.From} -{t.Kind}-> {t.To} [{t.Label}]");
        Assert.Equal(
            ["Ask -Next-> Decide []", "Ask -Catch-> No [States.Timeout, States.TaskFailed]", "Decide -Choice-> Both [$answer == true]", "Decide -Default-> No [Default]"],
            edges);
    }

    [Fact]
    public void AllStates_StatesInsideOthers_ComeAfterThem() =>
        Assert.Equal(["Ask", "Decide", "Both", "B1", "B2", "B3", "No"], Definitions.Machine(Text).AllStates.Select(s => s.Name));

    [Fact]
    public void Location_StateInABranch_IsWrittenAsAwsDoes() =>
        Assert.Equal("/States/Both/Branches[1]/States/B2", Definitions.Machine(Text).AllStates.Single(s => s.Name == "B2").Location);

    [Fact]
    public void References_StatesThatReadVariables_AreListedWithThem()
    {
        var references = VariableUse.References(Definitions.Machine(Text));
        Assert.Equal(["Ask", "Decide", "B1"], references.Keys);
        Assert.Equal(["$person"], references["Ask"]);
        Assert.Equal(["$answer"], references["Decide"]);
        Assert.Equal(["$answer", "$other"], references["B1"]);
    }

    [Theory]
    [InlineData("arn:aws:states:::events:putEvents", TaskResourceKind.Optimized, "events", "putEvents", IntegrationPattern.RequestResponse)]
    [InlineData("arn:aws:states:::events:putEvents.waitForTaskToken", TaskResourceKind.Optimized, "events", "putEvents.waitForTaskToken", IntegrationPattern.WaitForTaskToken)]
    [InlineData("arn:aws-cn:states:::states:startExecution.sync:2", TaskResourceKind.Optimized, "states", "startExecution.sync:2", IntegrationPattern.Sync2)]
    [InlineData("arn:aws:states:::aws-sdk:sfn:sendTaskSuccess", TaskResourceKind.AwsSdk, "aws-sdk:sfn", "sendTaskSuccess", IntegrationPattern.RequestResponse)]
    [InlineData("arn:aws:states:us-east-1:123456789012:activity:a", TaskResourceKind.Activity, "activity", "", IntegrationPattern.RequestResponse)]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:f:1", TaskResourceKind.LambdaFunction, "lambda", "", IntegrationPattern.RequestResponse)]
    public void TryParse_Resource_IsTakenApart(string arn, TaskResourceKind kind, string type, string resource, IntegrationPattern pattern)
    {
        var parsed = TaskResource.TryParse(arn)!;
        Assert.Equal((kind, type, resource, pattern), (parsed.Kind, parsed.HistoryResourceType, parsed.HistoryResource, parsed.Pattern));
    }

    [Theory]
    [InlineData("")]
    [InlineData("arn:aws:states:::events")]
    [InlineData("arn:aws:states:::aws-sdk:sqs")]
    [InlineData("arn:aws:states:::events:putEvents.later")]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:layer:f")]
    public void TryParse_NoResource_IsNull(string arn) => Assert.Null(TaskResource.TryParse(arn));
}
