using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Components.Controls;
using Portal.Components.Pages.Approval;
using Portal.Components.Pages.Approvals;
using Portal.Components.Pages.Audit;
using Portal.Components.Pages.StuckWaits;
using Portal.Services.Access;
using Portal.Services.Approvals;
using Portal.Services.Approvals.Declarations;
using Portal.Services.Approvals.Views;
using Portal.Services.Notifications;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Pages;

public sealed class ApprovalPagesTests : PageContext
{
    private readonly FakeInboxViews views = new();
    private readonly FakeNotifications notifications = new();
    private readonly FakeAudit audit = new();

    public ApprovalPagesTests()
    {
        Services.AddSingleton<IInboxViews>(views);
        Services.AddSingleton<INotifications>(notifications);
        Services.AddSingleton<IAudit>(audit);
        Services.AddScoped<DecisionFlow>();
    }

    private static WaitDetail Wait(string id = "w1") => new(id, Samples.Connection, Samples.ExecutionArn, Samples.MachineArn, "Ask reviewer", "events:putEvents.waitForTaskToken", Samples.Now, WaitStatus.Pending)
    {
        CanDecide = true,
        Title = "Open an account for Ana?",
        Group = "Accounts",
        Deadline = Samples.Now.AddHours(2),
        Answers =
        [
            new("yes", "Open it", Verdict.Approve, "goes on at \"Approved\"") { Output = """{"approved":true}""" },
            new("no", "Decline", Verdict.Reject, "goes on at \"Rejected\"") { Output = """{"approved":false}""", Comment = CommentRule.Required },
        ],
    };

    [Fact]
    public async Task Approval_AnswerIsConfirmedFirst_AndSentWithItsForm()
    {
        Fakes.Approvals.Waits.Add(Wait() with { Form = [new("limit", "New limit", FormFieldKind.Integer) { Required = true, Maximum = 5000 }] });
        var page = OpenApproval();
        page.Find("[data-testid=yes]").Click();
        Assert.Contains("New limit is needed.", page.Markup, StringComparison.Ordinal);
        page.Find("input.input").Input("2500");
        page.Find("[data-testid=yes]").Click();
        Assert.Empty(Fakes.Approvals.Decisions);
        var asked = Services.GetRequiredService<Confirmations>().Current!;
        Assert.Equal(("Open it?", "Open an account for Ana?: goes on at \"Approved\". This cannot be taken back."), (asked.Title, asked.Text));
        await page.InvokeAsync(() => Services.GetRequiredService<Confirmations>().Answer(new ConfirmAnswer(null)));
        page.WaitForAssertion(() => Assert.Equal("yes", Fakes.Approvals.Decisions.Single().Decision.Answer));
        Assert.Equal("2500", Fakes.Approvals.Decisions.Single().Decision.Form["limit"]);
    }

    [Fact]
    public async Task Approval_NotConfirmed_DecidesNothing()
    {
        Fakes.Approvals.Waits.Add(Wait());
        var page = OpenApproval();
        page.Find("[data-testid=yes]").Click();
        await page.InvokeAsync(() => Services.GetRequiredService<Confirmations>().Answer(null));
        Assert.Empty(Fakes.Approvals.Decisions);
    }

    [Fact]
    public void Approval_RequiredComment_IsAskedForBeforeTheConfirmation()
    {
        Fakes.Approvals.Waits.Add(Wait());
        var page = OpenApproval();
        page.Find("[data-testid=no]").Click();
        Assert.Contains("\"Decline\" needs a comment.", page.Markup, StringComparison.Ordinal);
        Assert.Null(Services.GetRequiredService<Confirmations>().Current);
    }

    [Fact]
    public void Approval_FourEyesAndVotes_AreSaid()
    {
        Fakes.Approvals.Waits.Add(Wait() with { FourEyes = true, Requester = "Bob", VotesNeeded = 2, Votes = [new("Ana", "Open it", Samples.Now, "fine")] });
        var page = OpenApproval();
        Assert.Contains("Requested by Bob.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("1 of 2", page.Find("[data-testid=votes]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Approval_WithoutItsToken_SaysWhyAndOffersNothing()
    {
        Fakes.Approvals.Waits.Add(Wait() with { CanDecide = false, CannotDecideBecause = "The state never hands its token on." });
        var page = OpenApproval();
        Assert.Contains("The state never hands its token on.", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=yes]"));
    }

    [Fact]
    public void Approval_Work_IsToldToOthers()
    {
        Fakes.Approvals.Waits.Add(Wait());
        var page = OpenApproval();
        page.FindAll("button").First(b => b.TextContent.Contains("I am working on it", StringComparison.Ordinal)).Click();
        page.WaitForAssertion(() => Assert.Contains("has been working on it", page.Markup, StringComparison.Ordinal));
        Assert.Equal(["work"], Fakes.Approvals.Acts);
    }

    [Fact]
    public void Inbox_Groups_ChooseAmongTheRows()
    {
        Fakes.Approvals.Waits.AddRange([Wait(), Wait("w2") with { Group = "Cards, gold", Title = "Raise it?" }]);
        var page = Open<ApprovalsPage>("/approvals?group=Cards;%20gold");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.Contains("Raise it?", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("[data-filter]").Count(f => f.GetAttribute("data-filter") is "Accounts" or "Cards; gold"));
    }

    [Fact]
    public void Stuck_SaysWhyAndWhatToDo()
    {
        Fakes.Approvals.Stuck.Add(new(Wait(), [StuckReason.NoTimeout], TimeSpan.FromMinutes(3), ["Give the state a timeout."]));
        notifications.Channels.Add(new("ops", "webhook", 3, 1, 0, Samples.Now, "The receiver answered 500."));
        var page = Open<StuckWaitsPage>("/waits/stuck");
        page.WaitForAssertion(() => Assert.Contains("Give the state a timeout.", page.Find("[data-testid=stuck]").TextContent, StringComparison.Ordinal));
        Assert.Contains("The receiver answered 500.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Audit_FiltersComeFromTheAddress()
    {
        audit.Records.Add(new(1, Samples.Now, "local", "Local operator", "approval.approve", "sandbox", Samples.ExecutionArn, "ok", "fine", """{"waitId":"w1"}"""));
        var page = Open<AuditPage>("/audit?action=approval.approve&since=24h");
        page.WaitForAssertion(() => Assert.Equal(("approval.approve", Samples.Now.AddDays(-1)), (audit.Asked!.Action, audit.Asked.From)));
        page.Find("tbody button.row-link").Click();
        page.WaitForAssertion(() => Assert.Contains("Record 1", page.Find("dialog").TextContent, StringComparison.Ordinal));
    }

    private IRenderedComponent<ApprovalPage> OpenApproval()
    {
        var page = Open<ApprovalPage>("/approvals/w1", p => p.Add(a => a.Id, "w1"));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("h2")));
        return page;
    }
}
