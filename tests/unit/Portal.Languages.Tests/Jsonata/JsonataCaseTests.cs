using Microsoft.Extensions.Time.Testing;
using Portal.Languages.Data;
using Portal.Languages.Jsonata;
using Xunit;

namespace Portal.Languages.Tests.Jsonata;

public sealed class JsonataCaseTests
{
    private static readonly JsonataOptions Options = JsonataOptions.Default with
    {
        Time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 4, 5, 6, 7, 89, TimeSpan.Zero)),
    };

    public static TheoryData<string> Cases => JsonataCases.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_Case_GivesWhatItSays(string name)
    {
        var one = JsonataCases.Find(name);
        var parsed = JsonataExpression.Parse(one.GetString("expression")!, JsonataCases.Dialect(one));
        if (!parsed.IsValid)
        {
            Assert.Equal(one.GetString("error"), parsed.Error.ToString());
            return;
        }

        var result = parsed.Expression.Evaluate(one["input"], JsonataCases.Bindings(one), Options, TestContext.Current.CancellationToken);
        var wanted = one.Contains("undefined") ? JsonataOutcome.Undefined
            : one.Contains("function") ? JsonataOutcome.Function
            : one.Contains("error") ? JsonataOutcome.Error
            : JsonataOutcome.Value;
        Assert.Equal(one.GetString("error"), result.Error?.ToString());
        Assert.Equal(wanted, result.Outcome);
        Assert.Equal(one["value"], result.Value);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_TwiceAtOnce_GivesTheSame(string name)
    {
        var one = JsonataCases.Find(name);
        var expression = JsonataExpression.Parse(one.GetString("expression")!, JsonataCases.Dialect(one)).Expression;
        if (expression is null || one.GetString("expression")!.Contains("$random", StringComparison.Ordinal)) return;
        var results = new DataValue?[4];
        Parallel.For(0, results.Length, i => results[i] = expression.Evaluate(one["input"], JsonataCases.Bindings(one), Options, CancellationToken.None).Value);
        Assert.All(results, r => Assert.Equal(one["value"], r));
    }

    /// <summary>A function that is added without cases of its own fails here.</summary>
    [Theory]
    [InlineData("standard")]
    [InlineData("stepFunctions")]
    public void Cases_ForEveryFunction_HaveAResultAndAnError(string dialect)
    {
        var names = (dialect == "standard" ? JsonataDialect.Standard : JsonataDialect.StepFunctions).FunctionNames.ToList();
        Assert.All(names, name => Assert.Contains(JsonataCases.Cases, c => Calls(c, name) && !c.Contains("error")));
        Assert.All(names, name => Assert.Contains(JsonataCases.Cases, c => Calls(c, name) && c.Contains("error")));
    }

    /// <summary>All functions of docs.jsonata.org and those that AWS adds; <c>$eval</c> is of the standard dialect alone.</summary>
    [Theory]
    [InlineData("string length substring substringBefore substringAfter uppercase lowercase trim pad contains split join match replace")]
    [InlineData("base64encode base64decode encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl eval")]
    [InlineData("number abs floor ceil round power sqrt random formatNumber formatBase formatInteger parseInteger")]
    [InlineData("sum max min average boolean not exists count append sort reverse shuffle distinct zip")]
    [InlineData("keys lookup spread merge sift each error assert type clone map filter single reduce now millis fromMillis toMillis")]
    [InlineData("partition range hash uuid parse")]
    public void Functions_OfTheDocumentation_AreThere(string names)
    {
        foreach (var name in names.Split(' '))
        {
            Assert.Contains(name, (name == "eval" ? JsonataDialect.Standard : JsonataDialect.StepFunctions).FunctionNames);
        }

        Assert.DoesNotContain("eval", JsonataDialect.StepFunctions.FunctionNames);
    }

    /// <summary>https://docs.jsonata.org/other-operators and the pages beside it.</summary>
    [Theory]
    [InlineData(" + ")]
    [InlineData(" - ")]
    [InlineData(" * ")]
    [InlineData(" / ")]
    [InlineData(" % ")]
    [InlineData(" = ")]
    [InlineData(" != ")]
    [InlineData(" < ")]
    [InlineData(" > ")]
    [InlineData(" <= ")]
    [InlineData(" >= ")]
    [InlineData(" in ")]
    [InlineData(" and ")]
    [InlineData(" or ")]
    [InlineData(" & ")]
    [InlineData(" ? ")]
    [InlineData(" ?? ")]
    [InlineData(" ?: ")]
    [InlineData(" := ")]
    [InlineData(" ~> ")]
    [InlineData("|")]
    [InlineData("..")]
    [InlineData("^(")]
    [InlineData("@$")]
    [InlineData("#$")]
    [InlineData("**")]
    [InlineData("%.")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("function(")]
    [InlineData("λ(")]
    [InlineData("/i")]
    public void Cases_ForEveryOperator_HaveAResult(string symbol) =>
        Assert.Contains(JsonataCases.Cases, c => c.GetString("expression")!.Contains(symbol, StringComparison.Ordinal) && !c.Contains("error"));

    private static bool Calls(DataObject one, string function) => one.GetString("expression")!.Contains($"${function}(", StringComparison.Ordinal);
}
