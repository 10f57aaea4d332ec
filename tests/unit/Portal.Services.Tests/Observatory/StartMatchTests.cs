using Portal.Languages.Data;
using Portal.Services.Observatory.Correlation;
using Xunit;

namespace Portal.Services.Tests.Observatory;

public sealed class StartMatchTests
{
    private const string Id = "11111111-2222-3333-4444-555555555555";

    [Theory]
    [InlineData(Id + "_0a1b", "{}", "null", false, Confidence.Certain)]
    [InlineData("x", """{"id":"11111111-2222-3333-4444-555555555555","detail":{}}""", "null", false, Confidence.Certain)]
    [InlineData("x", """{"order":{"event":"evt/11111111-2222-3333-4444-555555555555"}}""", "null", false, Confidence.Certain)]
    [InlineData("x", """{"b":2,"a":1.0}""", """{"a":1,"b":2}""", false, Confidence.Likely)]
    [InlineData("x", """{"fixed":true}""", """{"fixed":true}""", true, Confidence.Possible)]
    [InlineData("x", """{"a":2}""", """{"a":1}""", false, null)]
    public void Judge_WeighsTheEvidence(string name, string input, string expectedInput, bool isConstant, Confidence? confidence) =>
        Assert.Equal(confidence, StartMatch.Judge(Id, DataValue.Parse(expectedInput), isConstant, name, DataValue.Parse(input)).Level);
}
