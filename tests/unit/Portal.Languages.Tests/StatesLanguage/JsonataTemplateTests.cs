using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;
using Xunit;

namespace Portal.Languages.Tests.StatesLanguage;

public sealed class JsonataTemplateTests
{
    public static TheoryData<string> Cases => CaseFile.Names("jsonata-templates");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_Case_GivesItsValueOrCause(string name)
    {
        var one = CaseFile.Find("jsonata-templates", name);
        var result = State(one["output"]!).Output!.Evaluate(Scopes.Of(one));
        if (one.GetString("cause") is { } cause)
        {
            Assert.Equal(cause, result.Failure?.Cause);
            Assert.Equal(StatesErrorNames.QueryEvaluationError, result.Failure?.Error);
            Assert.Equal(one.GetString("location"), result.Failure?.Location);
        }
        else
        {
            Assert.Equal(one["value"]!.ToJson(), result.Value.ToJson());
        }
    }

    [Fact]
    public void Evaluate_SameRandomSource_GivesTheSameAgain()
    {
        var template = State(DataValue.Parse("""["{% $uuid() %}","{% $random() %}","{% $now() %}"]""")).Output!;
        Assert.Equal(template.Evaluate(Scopes.Of(DataObject.Empty)).Value, template.Evaluate(Scopes.Of(DataObject.Empty)).Value);
    }

    [Fact]
    public void TaskTokenExpressions_Jsonata_SaysWhere()
    {
        var state = Definitions.State<TaskState>(DataValue.Parse("""
            {"QueryLanguage":"JSONata","Type":"Task","End":true,"Resource":"arn:aws:states:::events:putEvents.waitForTaskToken","Arguments":{"Entries":[
              {"Detail":{"token":"{% $states.context.Task.Token %}","who":"{% $person.name & $states.input.x %}"}}]}}
            """));
        Assert.Equal(["Arguments/Entries[0]/Detail/token"], state.TaskTokenExpressions.Select(e => e.Path));
        Assert.Equal(["person"], VariableUse.Read(state));
    }

    private static TaskState State(DataValue output) => Definitions.State<TaskState>(new DataObjectBuilder
    {
        ["QueryLanguage"] = "JSONata",
        ["Type"] = "Task",
        ["End"] = true,
        ["Resource"] = "arn:aws:lambda:us-east-1:123456789012:function:f",
        ["Output"] = output,
    }.Build());
}
