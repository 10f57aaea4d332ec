using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Components.Controls;
using Portal.Components.Pages.Archives;
using Portal.Components.Pages.EventBus;
using Portal.Components.Pages.Rules;
using Portal.Services.Archives;
using Portal.Services.Aws;
using Portal.Services.EventBuses;
using Portal.Services.EventBuses.Settings;
using Portal.Services.Rules;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Pages;

public sealed class BusPagesTests : PageContext
{
    private readonly StubRules rules = new();
    private readonly StubArchives archives = new();
    private readonly StubBusSettings settings = new();

    public BusPagesTests()
    {
        Services.AddSingleton<IRules>(rules);
        Services.AddSingleton<IArchives>(archives);
        Services.AddSingleton<IBusSettings>(settings);
    }

    [Fact]
    public void Rules_ThreeHundred_AreATableOfWhichPartIsRendered()
    {
        IReadOnlyList<RuleDetail> many = [.. Enumerable.Range(0, 300).Select(i => StubRules.Rule($"rule-{i:000}"))];
        var list = Open<RuleList>("/buses/shop", p => p.Add(l => l.Bus, "shop").Add(l => l.Rules, many));
        Assert.Equal("300", list.Find("table").GetAttribute("aria-rowcount"));
        Assert.Empty(list.FindAll(".flow"));
    }

    [Fact]
    public void Rules_OnTheMap_OpenByAPress()
    {
        IReadOnlyList<RuleDetail> many = [.. Enumerable.Range(0, 300).Select(i => StubRules.Rule($"rule-{i:000}", $"team{i % 5}"))];
        var map = Open<BusMapView>("/buses/shop?view=map", p => p.Add(m => m.Bus, "shop").Add(m => m.Rules, many));
        Assert.Equal(5, map.FindAll(".node.rule").Count);
        map.Find(".node.rule button").Click();
        Assert.InRange(map.FindAll(".node.rule").Count, 20, 60);
    }

    [Fact]
    public void RulesPage_WithoutRules_OffersToMakeOne()
    {
        rules.All = AwsResult.Ok<IReadOnlyList<RuleDetail>>([]);
        Assert.EndsWith("/rules/new", Open<RulesPage>("/rules").Find(".empty a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Archives_AreListedWithWhatTheyHold()
    {
        var page = Open<ArchivesPage>("/archives");
        Assert.Contains("1,200 events · 2.9 MB · kept without end", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Nothing was replayed yet.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Archives_Failure_CanBeTriedAgain()
    {
        archives.Archives = new AwsError(AwsErrorKind.AccessDenied, "AccessDenied", "No.");
        Assert.NotNull(Open<ArchivesPage>("/archives").Find("[role=alert] button"));
    }

    [Fact]
    public void Replay_UnderWay_IsFollowedUntilItEnds()
    {
        archives.Replays = Replays("RUNNING", 15);
        var page = Open<ArchivesPage>("/archives");
        Assert.Equal("0.25", page.Find("progress").GetAttribute("value"));
        archives.Replays = Replays("COMPLETED", 60);
        Time.Advance(TimeSpan.FromSeconds(2));
        page.WaitForAssertion(() => Assert.Equal("1", page.Find("progress").GetAttribute("value")), TimeSpan.FromSeconds(30));
        Assert.DoesNotContain(page.FindAll("[data-testid=replay] button"), b => b.TextContent.Contains("Cancel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Replay_Cancelled_AsksFirst()
    {
        archives.Replays = Replays("RUNNING", 15);
        var page = Open<ArchivesPage>("/archives");
        var cancelling = page.Find("[data-testid=replay] button").ClickAsync(new());
        Services.GetRequiredService<Confirmations>().Answer(new(null));
        await cancelling;
        Assert.Equal(["again"], archives.Cancelled);
    }

    [Fact]
    public void Policy_IsSaidInSentences_AndCheckedWhileItIsEdited()
    {
        var bus = new EventBusDetail("shop", "arn:aws:events:us-east-1:000000000000:event-bus/shop")
        {
            Policy = """{"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow","Principal":"*","Action":"events:PutEvents","Resource":"arn:aws:events:us-east-1:000000000000:event-bus/shop"}]}""",
        };
        var card = Open<PolicyCard>("/buses/shop?tab=policy", p => p.Add(c => c.Bus, bus));
        Assert.Contains("Everybody may send events to this bus.", card.Find(".sentences").TextContent, StringComparison.Ordinal);
        Assert.Contains("Anybody in any AWS account", card.Find(".sentences").TextContent, StringComparison.Ordinal);
        card.Find("[data-testid=edit-policy]").Click();
        Assert.True(card.Find("[data-testid=review-policy]").HasAttribute("disabled"));
        card.InvokeAsync(() => card.FindComponent<CodeEditor>().Instance.ValueChanged.InvokeAsync("{}"));
        Assert.Contains("Statement: give at least one.", card.Markup, StringComparison.Ordinal);
        card.InvokeAsync(() => card.FindComponent<CodeEditor>().Instance.ValueChanged.InvokeAsync(bus.Policy.Replace("\"*\"", "{\"AWS\":\"111122223333\"}", StringComparison.Ordinal)));
        card.Find("[data-testid=review-policy]").Click();
        card.Find("[data-testid=save-policy]").Click();
        Assert.Contains("111122223333", Assert.Single(settings.Policies), StringComparison.Ordinal);
    }

    private static AwsResult<IReadOnlyList<Replay>> Replays(string state, int minutes) => AwsResult.Ok<IReadOnlyList<Replay>>(
    [
        new("again", state) { From = Samples.Now, To = Samples.Now.AddMinutes(60), LastEventAt = Samples.Now.AddMinutes(minutes), ArchiveArn = "arn:aws:events:us-east-1:000000000000:archive/orders", StartedAt = Samples.Now },
    ]);
}
