using FsCheck;
using FsCheck.Fluent;
using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.Choices;
using Portal.Languages.StatesLanguage.Intrinsics;
using Portal.Languages.StatesLanguage.Lint;
using Portal.Languages.StatesLanguage.Parsing;
using Portal.Languages.StatesLanguage.Paths;
using Portal.Languages.StatesLanguage.States;
using Xunit;

namespace Portal.Languages.Tests.StatesLanguage;

/// <summary>Whatever is thrown at them, parser and evaluators end in a result.</summary>
public sealed class RobustnessTests
{
    /// <summary>A larger number is a matter of the environment: <c>FUZZ_DEFINITIONS=100000</c>.</summary>
    private static int Definitions => int.TryParse(Environment.GetEnvironmentVariable("FUZZ_DEFINITIONS"), out var count) ? count : 10_000;

    [Fact]
    public void Parse_NearlyRightDefinitions_EndInADefinitionOrInIssues()
    {
        var valid = 0;
        for (var seed = 0; seed < Definitions; seed++)
        {
            var result = StateMachineDefinition.Parse(new DefinitionGenerator(seed).Definition(), seed % 2 == 0 ? DefinitionOptions.Standard : DefinitionOptions.Express);
            Assert.True(result.IsValid || result.Errors.Count > 0);
            Assert.All(result.Issues, i => Assert.True(i.Line >= 1 && i.Column >= 1));
            if (!result.IsValid) continue;
            valid++;
            EvaluateAll(result.Definition);
            DefinitionLint.Check(result.Definition);
        }

        Assert.InRange(valid, Definitions / 100, Definitions);
    }

    [Fact]
    public void Parse_DamagedText_EndsInADefinitionOrInIssues()
    {
        for (var seed = 0; seed < Definitions / 5; seed++)
        {
            var result = StateMachineDefinition.Parse(new DefinitionGenerator(seed).Damaged());
            Assert.True(result.IsValid || result.Errors.Count > 0);
        }
    }

    [Fact]
    public void Parse_AnyText_NeverThrows() => Check.QuickThrowOnFailure(Prop.ForAll<string?>(text =>
    {
        _ = StateMachineDefinition.Parse(text ?? "");
        _ = JsonPath.TryParse("$" + text, out _, out _);
        _ = ScopedPath.TryParse("$" + text, out _, out _);
        _ = IntrinsicCall.TryParse("States.Format('" + text + "')", out _, out _);
        _ = JsonSyntax.Describe(text ?? "");
    }));

    [Fact]
    public void Put_AnyPlace_IsFoundThereAgain() => Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var path = "$" + string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(3) == 0 ? "['x y']" : "." + (char)('a' + random.Next(3))));
        var input = DataValue.Parse("""{"a":{"b":1,"c":{"a":[1]}},"x y":{}}""");
        Assert.True(ReferencePath.TryParse(path, out var place));
        if (place.Put(input, "new") is not { } changed) return true;
        return JsonPath.Parse(path).Evaluate(changed).Value!.Equals(new DataString("new"));
    }));

    [Fact]
    public void Parse_DeepNesting_IsAnIssue()
    {
        var text = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}";
        for (var i = 0; i < 80; i++)
        {
            text = $"{{\"StartAt\":\"P{i}\",\"States\":{{\"P{i}\":{{\"Type\":\"Parallel\",\"End\":true,\"Branches\":[{text}]}}}}}}";
        }

        Assert.Contains(StateMachineDefinition.Parse(text).Errors, e => e.Code == "TOO_DEEPLY_NESTED");
        Assert.NotEmpty(StateMachineDefinition.Parse(new string('[', 100_000)).Errors);
    }

    private static void EvaluateAll(StateMachineDefinition definition)
    {
        var scope = Scopes.Of((DataObject)DataValue.Parse("""{"input":{"a":[{"b":1},2],"b":"x"},"context":{"Task":{"Token":"t"}},"variables":{"v":{"x":1}}}"""));
        foreach (var state in definition.AllStates)
        {
            state.InputPath?.Evaluate(scope);
            state.OutputPath?.Evaluate(scope);
            state.Assign?.Evaluate(scope);
            if (state is PassState pass)
            {
                pass.Parameters?.Evaluate(scope);
                pass.ResultPath?.Apply(scope.Input, "r");
            }

            if (state is ChoiceState choice) foreach (ChoiceRule rule in choice.Choices) rule.Evaluate(scope);
            if (state is WaitState wait) wait.Seconds?.Evaluate(scope);
            if (state is MapState map) map.Items?.Evaluate(scope);
        }
    }
}
