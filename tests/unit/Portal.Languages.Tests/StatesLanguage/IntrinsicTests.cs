using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Intrinsics;
using Xunit;

namespace Portal.Languages.Tests.StatesLanguage;

public sealed class IntrinsicTests
{
    public static TheoryData<string> Cases => CaseFile.Names("intrinsics");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_Case_GivesItsValueOrComplaint(string name)
    {
        var one = CaseFile.Find("intrinsics", name);
        var text = one.GetString("call")!;
        if (one.Contains("invalid"))
        {
            Assert.False(IntrinsicCall.TryParse(text, out _, out var error));
            Assert.NotEmpty(error);
            return;
        }

        Assert.True(IntrinsicCall.TryParse(text, out var call, out _));
        var result = call.Evaluate(Scopes.Of(one));
        if (one.GetString("complaint") is { } complaint)
        {
            Assert.Equal("States.Runtime", result.Failure?.Error);
            Assert.Equal($"The function '{text}' had the following error: {complaint}", result.Failure?.Cause);
        }
        else
        {
            Assert.Equal(one["value"], result.Value);
        }
    }

    [Fact]
    public void Evaluate_Uuid_IsOfVersion4AndAnotherEachTime()
    {
        Assert.True(IntrinsicCall.TryParse("States.UUID()", out var call, out _));
        var scope = Scopes.Of(DataObject.Empty);
        var first = ((DataString)call.Evaluate(scope).Value).Value;
        var second = ((DataString)call.Evaluate(scope).Value).Value;
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", first);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Evaluate_MathRandomWithoutSeed_StaysInItsBounds()
    {
        Assert.True(IntrinsicCall.TryParse("States.MathRandom(-2, 3)", out var call, out _));
        var scope = Scopes.Of(DataObject.Empty);
        var seen = Enumerable.Range(0, 200).Select(_ => ((DataNumber)call.Evaluate(scope).Value).Double).Distinct().Order();
        Assert.Equal([-2, -1, 0, 1, 2], seen);
    }

    [Fact]
    public void TryParse_TooManyCallsInEachOther_IsNone()
    {
        static string Nested(int calls) => string.Concat(Enumerable.Repeat("States.Array(", calls)) + new string(')', calls);
        Assert.True(IntrinsicCall.TryParse(Nested(10), out _, out _));
        Assert.False(IntrinsicCall.TryParse(Nested(11), out _, out _));
    }

    [Fact]
    public void FunctionNames_Always_AreTheEighteenOfTheDocumentation() => Assert.Equal(18, IntrinsicCall.FunctionNames.Distinct().Count());

    [Fact]
    public void Evaluate_JsonMerge_OrdersFieldsAsAwsDoes()
    {
        Assert.True(IntrinsicCall.TryParse("States.JsonMerge($.a, $.b, false)", out var call, out _));
        var scope = Scopes.Of((DataObject)DataValue.Parse("""{"input":{"a":{"z":1,"b":2,"order":3},"b":{"a":4,"z":5}}}"""));
        Assert.Equal("""{"a":4,"b":2,"z":5,"order":3}""", call.Evaluate(scope).Value.ToJson());
    }
}
