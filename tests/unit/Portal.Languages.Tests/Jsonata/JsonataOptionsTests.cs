using Microsoft.Extensions.Time.Testing;
using Portal.Languages.Data;
using Portal.Languages.Jsonata;
using Xunit;

namespace Portal.Languages.Tests.Jsonata;

public sealed class JsonataOptionsTests
{
    [Fact]
    public void Evaluate_FixedSources_GivesTheSameEachTime()
    {
        var options = JsonataOptions.Default with
        {
            Time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)),
            NextRandom = () => 0.25,
            NewUuid = () => Guid.Empty,
        };
        Assert.Equal(
            """["2026-01-02T03:04:05.000Z",1767323045000,0.25,"00000000-0000-0000-0000-000000000000",[3,1,2]]""",
            Json("[$now(), $millis(), $random(), $uuid(), [$shuffle([1, 2, 3])]]", options));
    }

    [Fact]
    public void Evaluate_ClockThatMoves_SeesOneInstant()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(10) };
        Assert.Equal("true", Json("$millis() = ($count([1..10000]); $millis())", JsonataOptions.Default with { Time = time }));
    }

    [Fact]
    public void Error_OfAnEvaluation_SaysWhereAndWhat()
    {
        var error = JsonataExpression.Parse("1 + $length(5)").Expression!
            .Evaluate(null, JsonataBindings.Empty, JsonataOptions.Default, TestContext.Current.CancellationToken).Error;
        Assert.Equal(new JsonataError("T0410", "Argument 1 of function \"length\" does not match function signature", 12, "length"), error);
    }

    [Fact]
    public void Error_OfParsing_SaysWhereAndWhat() =>
        Assert.Equal(new JsonataError("S0202", "Expected \")\", got \"]\"", 7, "]"), JsonataExpression.Parse("(1 + 2]").Error);

    [Fact]
    public void Value_OfParse_WritesNumbersAnew() => Assert.Equal("[0,100,{\"a\":2.5}]", Json("$parse('[-0, 1e2, {\"a\": 2.50}]')", JsonataOptions.Default));

    [Fact]
    public void Value_OfAPath_IsTheVeryNodeOfTheInput()
    {
        var states = (DataObject)DataValue.Parse("""{"input":{"big":[1,{"a":1.0}]}}""");
        var result = JsonataExpression.Parse("$states.input").Expression!
            .Evaluate(null, new JsonataBindings { ["states"] = states }, JsonataOptions.Default, TestContext.Current.CancellationToken);
        Assert.Same(states["input"], result.Value);
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(-0.0, "0")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(1.5e20, "150000000000000000000")]
    [InlineData(1e21, "1e+21")]
    [InlineData(-1.25e25, "-1.25e+25")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(0.00000123, "0.00000123")]
    [InlineData(1.5e-7, "1.5e-7")]
    [InlineData(123456789.125, "123456789.125")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    public void Format_ANumber_WritesItAsJavaScriptDoes(double number, string wanted) => Assert.Equal(wanted, DataNumber.Format(number));

    private static string Json(string text, JsonataOptions options) =>
        JsonataExpression.Parse(text).Expression!.Evaluate(null, JsonataBindings.Empty, options, TestContext.Current.CancellationToken).Value!.ToJson();
}
