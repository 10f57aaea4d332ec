using Portal.Components.Controls.Json;
using Portal.Languages.Data;
using Xunit;

namespace Portal.Tests.Controls;

public sealed class JsonDiffTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""", "")]
    [InlineData("""{"a":1,"b":2}""", """{"a":3,"c":4}""", "Changed $.a, Removed $.b, Added $.c")]
    [InlineData("""[1,[2]]""", """[1,[5],6]""", "Changed $[1][0], Added $[2]")]
    [InlineData("""{"a":{"b":1}}""", """{"a":[1]}""", "Changed $.a")]
    [InlineData("1", "null", "Changed $")]
    public void Of_TwoValues_NamesEachPlace(string before, string after, string differences) =>
        Assert.Equal(differences, string.Join(", ", JsonDiff.Of(DataValue.Parse(before), DataValue.Parse(after)).Select(d => $"{d.Change} {d.Path}")));

    [Fact]
    public void Of_ThousandsOfDifferences_Ends()
    {
        var before = new DataArray([.. Enumerable.Range(0, 5000).Select(i => (DataValue)i)]);
        var after = new DataArray([.. Enumerable.Range(1, 5000).Select(i => (DataValue)i)]);
        Assert.Equal(JsonDiff.Most, JsonDiff.Of(before, after).Count);
    }
}
