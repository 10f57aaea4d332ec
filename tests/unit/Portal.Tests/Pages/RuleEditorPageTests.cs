using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Components.Pages.Rule;
using Portal.Services.Aws;
using Portal.Services.Rules;
using Portal.Services.Rules.Editing;
using Portal.Services.Rules.Health;
using Portal.Services.Rules.Testing;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Pages;

public sealed class RuleEditorPageTests : PageContext
{
    private readonly StubRules rules = new();

    public RuleEditorPageTests()
    {
        Services.AddSingleton<IRules>(rules);
        Services.AddSingleton<IRuleEditor>(rules);
        Services.AddSingleton<IEventSamples>(rules);
        Services.AddSingleton<ITargetHealth>(rules);
    }

    [Fact]
    public void NewRule_CannotBeReviewedWithoutAName()
    {
        var page = Open<RuleEditorPage>("/rules/new?bus=shop");
        Assert.True(Review(page).HasAttribute("disabled"));
        Assert.Contains("A rule needs a name.", page.Find("[aria-label=Findings]").TextContent, StringComparison.Ordinal);
        page.Find("input[maxlength='64']").Input("bad name");
        Assert.Contains("A name has letters", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        page.Find("input[maxlength='64']").Input("orders-new");
        Assert.False(Review(page).HasAttribute("disabled"));
    }

    [Fact]
    public async Task NewRule_WithATarget_IsSavedAsTheDiffSays()
    {
        var page = Open<RuleEditorPage>("/rules/new?bus=shop");
        page.Find("input[maxlength='64']").Input("orders-new");
        page.Find("[data-testid=add-target]").Click();
        page.Find("[data-testid=target-pick]").Change("arn:aws:sqs:us-east-1:000000000000:orders");
        await Review(page).ClickAsync(new());
        Assert.Contains("arn:aws:sqs:us-east-1:000000000000:orders", page.Find("dialog .diff").TextContent, StringComparison.Ordinal);
        await page.Find("[data-testid=save-rule]").ClickAsync(new());
        var (draft, basis) = Assert.Single(rules.Saved);
        Assert.Equal(("shop", "orders-new", TargetKind.Queue), (draft.EventBusName, draft.Name, Assert.Single(draft.Targets).Kind));
        Assert.Null(basis);
        Assert.EndsWith("/buses/shop/rules/orders-new", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Edit_WithoutAChange_HasNothingToReview()
    {
        var page = Edit();
        Assert.True(Review(page).HasAttribute("disabled"));
        page.Find("input[maxlength='512']").Input("Orders of the shop");
        Assert.False(Review(page).HasAttribute("disabled"));
    }

    [Fact]
    public async Task Save_RuleChangedMeanwhile_OffersToLoadOrToCompare()
    {
        rules.SaveRefusal = new(AwsErrorKind.Conflict, IRuleEditor.Stale, "The rule orders was changed by somebody else meanwhile.");
        var page = Edit();
        page.Find("input[maxlength='512']").Input("mine");
        await Review(page).ClickAsync(new());
        await page.Find("[data-testid=save-rule]").ClickAsync(new());
        Assert.Contains("changed by somebody else", page.Find("dialog [role=alert]").TextContent, StringComparison.Ordinal);
        rules.All = AwsResult.Ok<IReadOnlyList<RuleDetail>>([StubRules.Rule("orders") with { Description = "theirs" }]);
        await Press(page, "Compare mine with what it is now").ClickAsync(new());
        Assert.Contains("theirs", page.Find("dialog .diff").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Edit_RuleOfAnAwsService_IsRefusedWithWords()
    {
        rules.All = AwsResult.Ok<IReadOnlyList<RuleDetail>>([StubRules.Rule("orders") with { ManagedBy = "states.amazonaws.com" }]);
        Assert.Contains("belongs to states.amazonaws.com", Edit().Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Edit_RuleThatIsNotThere_SaysSo() => Assert.Contains("does not exist", Open("gone").Find("[role=alert]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void RulePage_ShowsHowDeliveriesWent()
    {
        rules.Health = new RuleHealth(5, [new("queue", 3, 1, 1) { DeadLetters = 7, LastError = "Access denied." }]);
        var page = Open<RulePage>("/buses/shop/rules/orders", p => p.Add(r => r.Bus, "shop").Add(r => r.Name, "orders"));
        var health = page.Find("[data-testid=health]").TextContent;
        Assert.All(["1 failed", "3 delivered", "1 unknown", "7 dead letters", "Access denied."], words => Assert.Contains(words, health, StringComparison.Ordinal));
    }

    private IRenderedComponent<RuleEditorPage> Edit() => Open("orders");

    private IRenderedComponent<RuleEditorPage> Open(string name) =>
        Open<RuleEditorPage>($"/buses/shop/rules/{name}/edit", p => p.Add(r => r.Bus, "shop").Add(r => r.Name, name));

    private static IElement Review(IRenderedComponent<RuleEditorPage> page) => page.Find("[data-testid=review]");

    private static IElement Press(IRenderedComponent<RuleEditorPage> page, string text) => page.FindAll("button").First(b => b.TextContent.Trim() == text);
}
