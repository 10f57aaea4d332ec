using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Components.Controls;
using Portal.Components.Pages.Event;
using Portal.Services.Aws;
using Portal.Services.Observatory.Correlation;
using Portal.Services.Rules;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Pages;

public sealed class EventPageTests : PageContext
{
    private static readonly string Id = FakeObservedEvents.Event(1).EventId;

    [Fact]
    public void Page_NotRecordedYet_LooksAgain()
    {
        var page = Open();
        Assert.Contains("not recorded yet", page.Markup, StringComparison.Ordinal);
        Fakes.Correlation.OfEvent = Story();
        Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Equal("Order placed", page.Find("h1").TextContent));
    }

    [Fact]
    public void Page_Refused_ShowsWhy()
    {
        Fakes.Correlation.OfEvent = new AwsError(AwsErrorKind.AccessDenied, "AccessDeniedException", "You shall not.");
        Assert.Contains("You shall not.", Open().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_NobodyGotIt_SaysWhyNot()
    {
        Fakes.Correlation.OfEvent = Story(rules: [new(Rule("pays"), new PatternVerdict(false, [new PatternMiss("detail.amount", "is above 100", "12")]))]);
        var page = Open();
        Assert.Contains("Nobody got it", page.Markup, StringComparison.Ordinal);
        Assert.Contains("detail.amount", page.Find(".verdict").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Delivery_ThatFailed_ShowsAttemptsLatencyAndDeadLetter()
    {
        var target = new TargetDetail("t", "arn:aws:sqs:us-east-1:000000000000:orders", TargetKind.Queue, "orders") { DeadLetterArn = "arn:aws:sqs:us-east-1:000000000000:orders-dlq" };
        var failed = new EventDelivery(Rule("pays"), target, DeliveryOutcome.Failed)
        {
            Error = "The specified queue does not exist.",
            Latency = TimeSpan.FromSeconds(3),
            IsDeadLettered = true,
            Attempts = [new(1, Samples.Now, "SDK_CLIENT_ERROR", TimeSpan.FromMilliseconds(40), "Gone."), new(2, Samples.Now, "SDK_CLIENT_ERROR", null, "Gone.")],
        };
        Fakes.Correlation.OfEvent = Story([failed]);
        var text = Open().Find(".delivery").TextContent;
        Assert.All(["Failed", "3.00 s", "The specified queue does not exist.", "2 attempts", "SDK_CLIENT_ERROR", "40 ms", "orders-dlq"], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void ManyRules_AreShownInPart_AndFound()
    {
        Fakes.Correlation.OfEvent = Story(rules: [.. Enumerable.Range(0, 300).Select(i => new RuleVerdict(Rule($"rule-{i:D3}"), new PatternVerdict(false, [])))]);
        var page = Open();
        Assert.Equal(40, page.FindAll(".verdict").Count);
        page.Find("input[aria-label='Find a rule']").Input("rule-29");
        Assert.Equal(10, page.FindAll(".verdict").Count);
    }

    [Fact]
    public async Task SendAgain_Confirmed_SendsTheDetailOnly()
    {
        Fakes.Correlation.OfEvent = Story();
        var page = Open();
        page.Find("[data-testid=send-again]").Click();
        await page.InvokeAsync(() => Services.GetRequiredService<Confirmations>().Answer(new ConfirmAnswer(null)));
        page.WaitForAssertion(() => Assert.Equal(("orders", "Order placed"), (Fakes.Composer.Sent.Single().EventBusName, Fakes.Composer.Sent.Single().DetailType)));
        Assert.Contains("\"order\": 1", Fakes.Composer.Sent[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAgain_OfAnEventWithAToken_SaysThatTheTokenIsNotInIt()
    {
        Fakes.Correlation.OfEvent = Story(token: true);
        var page = Open();
        var asked = Services.GetRequiredService<Confirmations>();
        page.Find("[data-testid=send-again]").Click();
        page.WaitForAssertion(() => Assert.Contains("task token is not part of it", asked.Current!.Text, StringComparison.Ordinal));
        await page.InvokeAsync(() => asked.Answer(null));
        Assert.Empty(Fakes.Composer.Sent);
    }

    private IRenderedComponent<EventPage> Open() => Open<EventPage>($"/events/{Id}", p => p.Add(e => e.EventId, Id));

    private static RuleDetail Rule(string name) => new(name, "arn:rule/" + name, "orders", true);

    private static EventStory Story(IReadOnlyList<EventDelivery>? deliveries = null, IReadOnlyList<RuleVerdict>? rules = null, bool token = false)
    {
        var e = FakeObservedEvents.Event(1) with { CarriesTaskToken = token };
        return new(new(e, FakeObservedEvents.Envelope(e)), new EventOrigin(EventOriginKind.Client), rules ?? [], deliveries ?? []);
    }
}
