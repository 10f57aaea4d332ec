using Portal.Languages.Data;
using Xunit;

namespace Portal.Languages.Tests;

public sealed class DataValueTests
{
    [Theory]
    [InlineData("""{"a":1.0,"b":[true,null,"é\n"],"c":{"d":1e5}}""")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    public void ToJson_AfterParse_KeepsNumbersAndOrder(string json) => Assert.Equal(json, DataValue.Parse(json).ToJson());

    [Fact]
    public void Equals_NumbersOfOneValueAndFieldsInAnotherOrder_AreEqual() =>
        Assert.Equal(DataValue.Parse("""{"b":1e0,"a":[1.0]}"""), DataValue.Parse("""{"a":[1],"b":1}"""));

    [Fact]
    public void Parse_FieldTwice_TakesTheLast() => Assert.Equal("""{"a":2,"b":3}""", DataValue.Parse("""{"a":1,"b":3,"a":2}""").ToJson());

    [Theory]
    [InlineData("")]
    [InlineData("{} x")]
    [InlineData("{\"a\":}")]
    [InlineData("\"\\ud800\"")]
    public void TryParse_NotJson_IsNull(string text) => Assert.Null(DataValue.TryParse(text));

    [Fact]
    public void TryParse_TooDeep_IsNull() => Assert.Null(DataValue.TryParse(new string('[', 100_000)));

    [Fact]
    public void With_KnownField_LeavesTheOriginal()
    {
        var before = (DataObject)DataValue.Parse("""{"a":1,"b":2}""");
        Assert.Equal("""{"a":9,"b":2}""", before.With("a", 9).ToJson());
        Assert.Equal("""{"a":1,"b":2}""", before.ToJson());
    }
}
