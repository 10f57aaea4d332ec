using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.States;
using Xunit;

namespace Portal.Languages.Tests.StatesLanguage;

public sealed class TemplateTests
{
    public static TheoryData<string> Cases => CaseFile.Names("templates");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_Case_GivesItsValueOrCause(string name)
    {
        var one = CaseFile.Find("templates", name);
        var state = new DataObjectBuilder { ["Type"] = "Pass", ["End"] = true, ["Parameters"] = one["template"] };
        var template = Definitions.State<PassState>(state.Build()).Parameters!;
        var result = template.Evaluate(Scopes.Of(one));
        if (one.GetString("cause") is { } cause)
        {
            Assert.Equal(cause, result.Failure?.Cause);
            Assert.Equal("States.Runtime", result.Failure?.Error);
            Assert.Null(result.Failure?.Location);
        }
        else
        {
            Assert.Equal(one["value"]!.ToJson(), result.Value.ToJson());
        }
    }

    [Fact]
    public void IsConstant_NothingComputed_GivesTheValueAsWritten()
    {
        var source = (DataObject)DataValue.Parse("""{"Type":"Pass","End":true,"Parameters":{"a":[1,{"b":null}]}}""");
        var template = Definitions.State<PassState>(source).Parameters!;
        Assert.True(template.IsConstant);
        Assert.Same(template.Evaluate(Scopes.Of(DataObject.Empty)).Value, template.Evaluate(Scopes.Of(DataObject.Empty)).Value);
    }

    [Fact]
    public void TaskTokenExpressions_TokenInsideThePayload_SaysWhere()
    {
        var source = DataValue.Parse("""
            {"Type":"Task","End":true,"Resource":"arn:aws:states:::events:putEvents.waitForTaskToken","Parameters":{"Entries":[
              {"Source":"s","Detail":{"token.$":"$$.Task.Token","link.$":"States.Format('https://host/{}', $$.Task.Token)","id.$":"$.id"}}]}}
            """);
        var state = Definitions.State<TaskState>(source);
        Assert.Equal(
            ["Parameters/Entries[0]/Detail/token", "Parameters/Entries[0]/Detail/link"],
            state.TaskTokenExpressions.Select(e => e.Path));
    }
}
