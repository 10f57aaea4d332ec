using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.States;
using Xunit;

namespace Portal.Languages.Tests.StatesLanguage;

public sealed class ChoiceTests
{
    public static TheoryData<string> Cases => CaseFile.Names("choices");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_Case_IsTrueOrFalse(string name)
    {
        var one = CaseFile.Find("choices", name);
        var rule = one.GetObject("rule")!.With("Next", "A");
        var state = new DataObjectBuilder { ["Type"] = "Choice", ["Choices"] = new DataArray([rule]), ["QueryLanguage"] = one["language"] ?? "JSONPath" };
        var result = Definitions.State<ChoiceState>(state.Build()).Choices[0].Evaluate(Scopes.Of(one));
        if (one.GetString("cause") is { } cause)
        {
            Assert.Equal(cause, result.Failure?.Cause);
            Assert.Equal(one.GetString("error") ?? "States.Runtime", result.Failure?.Error);
        }
        else
        {
            Assert.Equal(one.GetBoolean("is"), result.Value);
        }
    }

    [Theory]
    [InlineData("""{"Variable":"$.a","BooleanEquals":true}""", "$.a == true")]
    [InlineData("""{"Variable":"$.a","StringEqualsPath":"$$.Execution.Name"}""", "$.a == $$.Execution.Name")]
    [InlineData("""{"Variable":"$.a","IsPresent":true}""", "IsPresent($.a)")]
    [InlineData("""{"Variable":"$.a","IsPresent":false}""", "not IsPresent($.a)")]
    [InlineData("""{"And":[{"Variable":"$.a","NumericLessThan":1},{"Not":{"Variable":"$.b","StringMatches":"x*"}}]}""", "($.a < 1 and not $.b matches \"x*\")")]
    public void Label_AnyRule_IsShort(string rule, string expected)
    {
        var source = ((DataObject)DataValue.Parse(rule)).With("Next", "A");
        var state = new DataObjectBuilder { ["Type"] = "Choice", ["Choices"] = new DataArray([source]) };
        Assert.Equal(expected, Definitions.State<ChoiceState>(state.Build()).Choices[0].Condition.Label);
    }
}
