using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.Parsing;
using Xunit;

namespace Portal.Languages.Tests.StatesLanguage;

public sealed class ValidationTests
{
    public static TheoryData<string> Cases => CaseFile.Names("validation");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Parse_Case_FindsAllThatIsWrong(string name)
    {
        var one = CaseFile.Find("validation", name);
        var definition = one["definition"] ?? Around(one.GetObject("state")!);
        var options = one.GetBoolean("express") == true ? DefinitionOptions.Express : DefinitionOptions.Standard;
        var result = StateMachineDefinition.Parse(definition.ToJson(), options);
        var expected = one.GetArray("errors")!.Select(e => ((DataString)e).Value);
        Assert.Equal(expected, result.Errors.Select(e => e.ToString()));
        if (one.GetArray("warnings") is { } warnings)
        {
            var found = result.Issues.Where(i => i.Severity == IssueSeverity.Warning).Select(w => w.ToString());
            Assert.Equal(warnings.Select(w => ((DataString)w).Value), found);
        }
    }

    [Theory]
    [InlineData("{\"StartAt\": not}", "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')")]
    [InlineData("{'StartAt': 1}", "Unexpected character (''' (code 39)): was expecting double-quote to start field name")]
    [InlineData("{\"a\": 1", "Unexpected end-of-input: expected close marker for Object")]
    [InlineData("{\"a\" 1}", "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value")]
    [InlineData("{\"a\": [1 2]}", "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries")]
    [InlineData("{\"a\": \"b", "Unexpected end-of-input in VALUE_STRING")]
    [InlineData("{} x", "Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')")]
    public void Parse_NoJson_SaysWhy(string text, string message)
    {
        var issue = Assert.Single(StateMachineDefinition.Parse(text).Errors);
        Assert.Equal("INVALID_JSON_DESCRIPTION", issue.Code);
        Assert.Equal(message, issue.Message);
        Assert.Null(issue.Location);
    }

    [Fact]
    public void Parse_Blank_IsMissing() => Assert.Equal("MISSING_DESCRIPTION", Assert.Single(StateMachineDefinition.Parse(" ").Errors).Code);

    [Fact]
    public void Parse_SeveralErrors_AllAreInTheMessage()
    {
        var result = StateMachineDefinition.Parse("""{"StartAt":"pass1","States":{"pass1":{"Type":"Pass","Next":"pass3"},"pass2":{"Type":"Pass","End":true}}}""");
        Assert.Equal(
            "Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: pass3 at /States/pass1/Next, "
            + "MISSING_TRANSITION_TARGET: State \"pass2\" is not reachable. at /States/pass2'",
            result.InvalidDefinitionMessage);
    }

    [Fact]
    public void Parse_SameNameTwiceInOneObject_IsADuplicate()
    {
        var result = StateMachineDefinition.Parse("""{"StartAt":"A","States":{"A":{"Type":"Succeed"},"A":{"Type":"Succeed"}}}""");
        Assert.Equal("DUPLICATE_STATE_NAME: Duplicate State name: A at /States/A", Assert.Single(result.Errors).ToString());
    }

    [Fact]
    public void Parse_Error_HasLineAndColumnOfItsField()
    {
        const string text = "{\n  \"StartAt\": \"Wärmt\",\n  \"States\": {\n    \"Wärmt\": { \"Type\": \"Wait\", \"Seconds\": -1,\n      \"End\": true }\n  }\n}";
        var issue = Assert.Single(StateMachineDefinition.Parse(text).Errors);
        Assert.Equal("/States/Wärmt/Seconds", issue.Location);
        Assert.Equal((4, 32), (issue.Line, issue.Column));
    }

    [Fact]
    public void Parse_MissingField_PointsAtWhatShouldHaveIt()
    {
        var result = StateMachineDefinition.Parse("{\"StartAt\":\"A\",\n\"States\":{\n \"A\":{\"Type\":\"Choice\"}}}");
        var issue = Assert.Single(result.Errors, e => e.Code == "SCHEMA_VALIDATION_FAILED");
        Assert.Equal((3, 2), (issue.Line, issue.Column));
    }

    [Fact]
    public void ParseState_WrongField_CountsColumnsFromTheState()
    {
        var issue = Assert.Single(StateMachineDefinition.ParseState("{\"Type\":\"Pass\",\"Foo\":1,\"Next\":\"Elsewhere\"}").Errors);
        Assert.Equal("SCHEMA_VALIDATION_FAILED: Field 'Foo' is not supported at /States/StateName", issue.ToString());
        Assert.Equal(1, issue.Line);
        Assert.Equal("StateName", Definitions.State<Portal.Languages.StatesLanguage.States.PassState>(DataValue.Parse("{\"Type\":\"Pass\",\"Next\":\"Elsewhere\"}")).Name);
    }

    private static DataObject Around(DataObject state) =>
        new DataObjectBuilder { ["StartAt"] = "A", ["States"] = new DataObjectBuilder { ["A"] = state, ["Z"] = ((DataObject)DataValue.Parse("{\"Type\":\"Succeed\"}")) }.Build() }.Build();
}
