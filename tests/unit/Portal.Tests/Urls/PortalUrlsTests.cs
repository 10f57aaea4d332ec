using Portal.Urls;
using Xunit;

namespace Portal.Tests.Urls;

public sealed class PortalUrlsTests
{
    private const string Arn = "arn:aws:states:us-east-1:000000000000:execution:loan-review:7f3c";

    [Fact]
    public void Execution_Arn_KeepsItsColons() => Assert.Equal($"/executions/{Arn}", new PortalUrls(null).Execution(Arn));

    [Fact]
    public void Execution_OfAMapRun_EscapesTheSlash() =>
        Assert.Equal("/executions/arn:aws:states:us-east-1:1:execution:m%2FLabel:x", new PortalUrls(null).Execution("arn:aws:states:us-east-1:1:execution:m/Label:x"));

    [Fact]
    public void Link_OfAnotherConnection_NamesIt() =>
        Assert.Equal($"/executions/{Arn}?tab=history&state=Score%20risk&connection=prod", new PortalUrls("prod").Execution(Arn, "history", "Score risk"));

    [Fact]
    public void Executions_EmptyFilters_AreLeftOut() => Assert.Equal("/executions?status=FAILED,TIMED_OUT".Replace(",", "%2C", StringComparison.Ordinal), new PortalUrls(null).Executions(null, ["FAILED", "TIMED_OUT"], ""));

    [Fact]
    public void LogGroup_Name_IsOneSegment() => Assert.Equal("/logs/%2Faws%2Fevents%2Fx", new PortalUrls(null).LogGroup("/aws/events/x"));
}
