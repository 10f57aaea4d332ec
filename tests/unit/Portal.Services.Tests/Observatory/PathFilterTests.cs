using Portal.Languages.Data;
using Portal.Services.Observatory.Events;
using Xunit;

namespace Portal.Services.Tests.Observatory;

public sealed class PathFilterTests
{
    private const string Envelope = """{"source":"com.example","detail":{"customer":{"id":42,"code":"42"},"tags":["new","vip"],"lines":[{"sku":"a=b"},{"sku":"c"}],"open":true,"none":null}}""";

    [Theory]
    [InlineData("$.detail.customer.id = 42", true)]
    [InlineData("detail.customer.id=42.0", true)]
    [InlineData("$.detail.customer.code = 42", true)]
    [InlineData("$.detail.customer.id = \"42\"", false)]
    [InlineData("$.detail.customer.id = 43", false)]
    [InlineData("$.detail.tags = vip", true)]
    [InlineData("$.detail.tags[0] = vip", false)]
    [InlineData("$.detail.lines[*].sku = a=b", true)]
    [InlineData("$.detail.lines[?(@.sku == 'c')].sku = c", true)]
    [InlineData("$.detail.lines[?(@.sku == 'd')]", false)]
    [InlineData("$.detail.open = true", true)]
    [InlineData("$.detail.none = null", true)]
    [InlineData("$.detail.none", true)]
    [InlineData("$.detail.missing", false)]
    [InlineData("$.detail.missing = null", false)]
    [InlineData("source = com.example", true)]
    public void Matches_ComparesTheValueAtThePath(string text, bool matches)
    {
        Assert.True(PathFilter.TryParse(text, out var filter, out _));
        Assert.Equal(matches, filter!.Matches(DataValue.Parse(Envelope)));
    }

    [Theory]
    [InlineData("$.detail[")]
    [InlineData("= 42")]
    public void TryParse_OfNoPath_SaysWhy(string text)
    {
        Assert.False(PathFilter.TryParse(text, out _, out var error));
        Assert.NotEmpty(error!);
    }
}
