using Portal.Languages.Data;
using Portal.Services.Approvals.Answers;
using Xunit;

namespace Portal.Services.Tests.Approvals;

public sealed class AnswerInferenceTests
{
    [Theory]
    [InlineData("boolean behind a ResultPath", """{"ResultPath":"$.d"}""", """{"Choices":[{"Variable":"$.d.approved","BooleanEquals":true,"Next":"Y"}],"Default":"N"}""", """{"approved":true}""", """{"approved":false}""", "Y", "N")]
    [InlineData("only the no is asked for", "{}", """{"Choices":[{"Variable":"$.ok","BooleanEquals":false,"Next":"N"}],"Default":"Y"}""", """{"ok":true}""", """{"ok":false}""", "Y", "N")]
    [InlineData("texts", "{}", """{"Choices":[{"Variable":"$.status","StringEquals":"REJECTED","Next":"N"},{"Variable":"$.status","StringEquals":"APPROVED","Next":"Y"}]}""", """{"status":"APPROVED"}""", """{"status":"REJECTED"}""", "Y", "N")]
    [InlineData("one text", "{}", """{"Choices":[{"Variable":"$.status","StringEquals":"Approved","Next":"Y"}],"Default":"N"}""", """{"status":"Approved"}""", """{"status":"Rejected"}""", "Y", "N")]
    [InlineData("nested", "{}", """{"Choices":[{"Variable":"$.review.ok","BooleanEquals":true,"Next":"Y"}],"Default":"N"}""", """{"review":{"ok":true}}""", """{"review":{"ok":false}}""", "Y", "N")]
    [InlineData("renamed by a ResultSelector", """{"ResultSelector":{"ok.$":"$.answer"},"ResultPath":"$.r"}""", """{"Choices":[{"Variable":"$.r.ok","BooleanEquals":true,"Next":"Y"}],"Default":"N"}""", """{"answer":true}""", """{"answer":false}""", "Y", "N")]
    [InlineData("JSONata", "{}", """{"Choices":[{"Condition":"{% $states.input.approved = true %}","Next":"Y"}],"Default":"N"}""", """{"approved":true}""", """{"approved":false}""", "Y", "N")]
    [InlineData("something else of the data", """{"ResultPath":"$.d"}""", """{"Choices":[{"Variable":"$.amount","NumericLessThan":5,"Next":"Y"}],"Default":"N"}""", """{"approved":true}""", """{"approved":false}""", null, null)]
    public void Infer_FromTheChoiceThatFollows(string name, string state, string choice, string approve, string reject, string? yes, string? no)
    {
        Assert.NotEmpty(name);
        var definition = new DataObjectBuilder
        {
            ["States"] = new DataObjectBuilder
            {
                ["Ask"] = ((DataObject)DataValue.Parse(state)).With("Type", "Task").With("Next", "Pause"),
                ["Pause"] = new DataObjectBuilder { ["Type"] = "Pass", ["Next"] = "Decide" }.Build(),
                ["Decide"] = ((DataObject)DataValue.Parse(choice)).With("Type", "Choice"),
            }.Build(),
        }.Build();
        var answers = AnswerInference.Infer(definition, "Ask");
        Assert.Equal((approve, reject, yes, no), (answers.Approve.ToJson(), answers.Reject.ToJson(), answers.ApproveLeadsTo, answers.RejectLeadsTo));
    }

    [Fact]
    public void Infer_WithoutADefinition_ProposesTheCommonForm() => Assert.Equal("""{"approved":true}""", AnswerInference.Infer(null, "Ask").Approve.ToJson());
}
