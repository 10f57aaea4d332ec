using FsCheck;
using FsCheck.Fluent;
using Portal.Languages.Data;
using Portal.Languages.Jsonata;
using Xunit;

namespace Portal.Languages.Tests.Jsonata;

/// <summary>Whatever the text, parsing and evaluation end with a result or an error.</summary>
public sealed class JsonataPropertyTests
{
    private const int Seeds = 5_000;

    private static readonly string[] Tokens =
    [
        "a", "b", "$x", "$y", "$", "$$", "%", "*", "**", "1", "-2", "0.5", "\"s\"", "'t'", "true", "null", "[", "]", "{", "}", "(", ")", ".", ",", ":", ";", "?",
        "+", "-", "/", "&", "=", "!=", "<", ">", "<=", "and", "or", "in", ":=", "~>", "@", "#", "^", "|", "..", "function", "λ", "$sum", "$map", "$string",
        "$filter", "$sort", "$reduce", "$each", "$match", "$replace", "$split", "$formatNumber", "$fromMillis", "$toMillis", "$partition", "$parse", "/a+/", "/(a)|b/i",
        "<n:n>", "`b`", "[0]", "[]", "($x := 1; $x)", "function($x) { $x }", "{\"k\": a}", "[1..3]", "a.b", "^(>a)", "#$i", "@$v", "%.a",
    ];

    private static readonly DataValue Input = DataValue.Parse("""{"a":[{"a":1,"b":"x"},{"a":2,"b":["y","z"]}],"b":{"a":null,"b":{"a":[[1],[2,3]]}}}""");

    private static readonly JsonataOptions Small = JsonataOptions.Default with
    {
        Limits = JsonataLimits.Default with { MaxSteps = 200_000, MaxDepth = 200, MaxSequenceLength = 10_000, MaxStringLength = 100_000 },
    };

    [Fact]
    public void Parse_AnyText_EndsInAnExpressionOrAnError() =>
        Prop.ForAll<string>(text =>
        {
            EndsWell(text ?? "");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Evaluate_AnyTokensInARow_EndsInAResultOrAnError()
    {
        var valid = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var text = string.Join(' ', Enumerable.Range(0, random.Next(1, 12)).Select(_ => Tokens[random.Next(Tokens.Length)]));
            if (EndsWell(text)) valid++;
        }

        Assert.InRange(valid, Seeds / 50, Seeds);
    }

    [Fact]
    public void Evaluate_DamagedCases_EndInAResultOrAnError()
    {
        var random = new Random(1);
        foreach (var one in JsonataCases.Cases)
        {
            var text = one.GetString("expression")!;
            for (var i = 0; i < 4 && text.Length > 0; i++)
            {
                var at = random.Next(text.Length);
                EndsWell(random.Next(3) switch
                {
                    0 => text.Remove(at, 1),
                    1 => text.Insert(at, Tokens[random.Next(Tokens.Length)]),
                    _ => text[..at] + (char)random.Next(1, 0x300) + text[(at + 1)..],
                });
            }
        }
    }

    [Theory]
    [MemberData(nameof(JsonataCases.Names), MemberType = typeof(JsonataCases))]
    public void Evaluate_Case_LeavesItsInputAlone(string name)
    {
        var one = JsonataCases.Find(name);
        if (one["input"] is not { } input || JsonataExpression.Parse(one.GetString("expression")!).Expression is not { } expression) return;
        var before = input.ToJson();
        expression.Evaluate(input, JsonataBindings.Empty, Small, TestContext.Current.CancellationToken);
        Assert.Equal(before, input.ToJson());
    }

    /// <summary>Whether the text is an expression; all of it must have ended one way or the other, and a result must be JSON.</summary>
    private static bool EndsWell(string text)
    {
        foreach (var dialect in (JsonataDialect[])[JsonataDialect.StepFunctions, JsonataDialect.Standard])
        {
            var parsed = JsonataExpression.Parse(text, dialect);
            if (!parsed.IsValid)
            {
                Assert.Matches("^[STD][0-9]{4}$", parsed.Error.Code);
                Assert.NotEqual(parsed.Error.Code, parsed.Error.Message);
                continue;
            }

            foreach (var input in (DataValue?[])[null, Input])
            {
                var result = parsed.Expression.Evaluate(input, new JsonataBindings { ["x"] = Input }, Small, CancellationToken.None);
                if (result.Outcome == JsonataOutcome.Value) Assert.Equal(result.Value, DataValue.Parse(result.Value!.ToJson()));
                if (result.Outcome == JsonataOutcome.Error) Assert.NotEqual(result.Error!.Code, result.Error.Message);
            }
        }

        return JsonataExpression.Parse(text).IsValid;
    }
}
