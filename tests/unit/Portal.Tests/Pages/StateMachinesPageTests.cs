using Bunit;
using Portal.Components.Pages.StateMachines;
using Portal.Services.Aws;
using Portal.Services.StateMachines;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Pages;

public sealed class StateMachinesPageTests : PageContext
{
    [Fact]
    public void Page_WithMachines_ListsThemByName()
    {
        var page = Open<StateMachinesPage>("/machines");
        Assert.Equal(["kyc-onboarding", "loan-review", "price-quote"], page.FindAll("tbody a.row-link").Select(a => a.TextContent));
        Assert.Equal("3", page.Find("[data-testid=count]").TextContent);
    }

    [Fact]
    public void Page_FilterInTheAddress_IsApplied()
    {
        var page = Open<StateMachinesPage>("/machines?q=KYC");
        Assert.Equal("kyc-onboarding", Assert.Single(page.FindAll("tbody a.row-link")).TextContent);
    }

    [Fact]
    public void Page_FilterFindsNothing_OffersToClearIt() => Assert.Equal("Clear the filter", Open<StateMachinesPage>("/machines?q=zzz").Find(".empty a").TextContent);

    [Fact]
    public void Page_Empty_SaysWhatToDo()
    {
        Fakes.StateMachines.List = AwsResult.Ok<IReadOnlyList<StateMachineSummary>>([]);
        Assert.Equal("Deploy a stack", Open<StateMachinesPage>("/machines").Find(".empty a").TextContent);
    }

    [Fact]
    public void Page_Failure_CanBeTriedAgain()
    {
        var good = Fakes.StateMachines.List;
        Fakes.StateMachines.List = new AwsError(AwsErrorKind.Credentials, "ExpiredToken", "The token is expired.", "Run aws sso login.");
        var page = Open<StateMachinesPage>("/machines");
        Assert.Contains("Run aws sso login.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Fakes.StateMachines.List = good;
        page.Find("[role=alert] button").Click();
        Assert.Equal(3, page.FindAll("tbody tr").Count);
    }

    [Fact]
    public void Page_AnotherConnection_KeepsItInLinks() =>
        Assert.EndsWith("?connection=prod", Open<StateMachinesPage>("/machines?connection=prod").Find("tbody a.row-link").GetAttribute("href"), StringComparison.Ordinal);

    [Fact]
    public void SortLink_PressedTwice_GoesDownThenAway()
    {
        Assert.EndsWith("sort=name", Header("/machines"), StringComparison.Ordinal);
        Assert.EndsWith("sort=-name", Header("/machines?sort=name"), StringComparison.Ordinal);
        Assert.DoesNotContain("sort", Header("/machines?sort=-name"), StringComparison.Ordinal);
    }

    private string Header(string address) => Open<StateMachinesPage>(address).Find("thead a").GetAttribute("href")!;
}
