using System.Text;
using Portal.Services.Access;
using Portal.Services.Approvals;
using Portal.Services.Approvals.Store;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Approvals;

public sealed class DecisionTests : IAsyncDisposable
{
    private readonly ApprovalFixture fixture = new();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wait_FoundInTheHistory_ShowsWhatIsAskedAndWhatAnswersLeadTo()
    {
        var id = await fixture.FindWaitAsync(Cancel);
        var wait = (await fixture.Approvals.GetAsync(id, Cancel)).Value!;
        Assert.Equal(("Ask", "Approval requested", WaitStatus.Pending, true), (wait.StateName, wait.Title, wait.Status, wait.CanDecide));
        Assert.Equal(fixture.History.Events[2].Timestamp.AddHours(1), wait.Deadline);
        Assert.Equal("11111111-2222-3333-4444-555555555555", wait.EventId);
        Assert.Contains("Ana", wait.Payload, StringComparison.Ordinal);
        Assert.Equal(["goes on at \"Yes\"", "goes on at \"No\""], wait.Answers.Select(a => a.LeadsTo));
        Assert.Equal("{\n  \"approved\": true\n}", wait.Answers[0].Output!.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Approve_SendsTheInferredOutputWithTheComment()
    {
        var id = await fixture.FindWaitAsync(Cancel);
        var result = await fixture.Approvals.DecideAsync(id, new(Verdict.Approve, "Looks fine"), Cancel);
        Assert.Equal(DecisionOutcome.Decided, result.Value!.Outcome);
        Assert.Equal("""{"approved":true,"comment":"Looks fine"}""", fixture.Services.Wire.Sent("SendTaskSuccess").Single().Json.GetString("output"));
        Assert.Equal(["Local operator approval.approve sending", "Local operator approval.approve ok"], await fixture.AuditAsync());
    }

    [Fact]
    public async Task Fail_SendsErrorAndCause()
    {
        var id = await fixture.FindWaitAsync(Cancel);
        var result = await fixture.Approvals.DecideAsync(id, new(Verdict.Fail, "No papers") { Error = "Rejected" }, Cancel);
        Assert.Equal(WaitStatus.Failed, result.Value!.Wait.Status);
        var sent = fixture.Services.Wire.Sent("SendTaskFailure").Single().Json;
        Assert.Equal(("Rejected", "No papers"), (sent.GetString("error"), sent.GetString("cause")));
    }

    [Fact]
    public async Task ManyAtOnce_OneWins_AllOthersLearnWho()
    {
        var id = await fixture.FindWaitAsync(Cancel);
        fixture.Services.User.Become("Ana", PortalRole.Approver);
        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => fixture.Approvals.DecideAsync(id, new(i % 2 == 0 ? Verdict.Approve : Verdict.Reject, null), Cancel))));
        var winner = Assert.Single(results, r => r.Value!.Outcome == DecisionOutcome.Decided).Value!;
        var losers = results.Where(r => r.Value!.Outcome != DecisionOutcome.Decided).Select(r => r.Value!).ToList();
        Assert.Equal(63, losers.Count);
        var verb = winner.Wait.Status == WaitStatus.Approved ? "approved" : "rejected";
        Assert.All(losers, l => Assert.StartsWith($"Ana {verb} this at 2026-11-01", l.Message, StringComparison.Ordinal));
        Assert.Single(fixture.Services.Wire.Sent("SendTaskSuccess"));
    }

    [Fact]
    public async Task DecisionAfterTimeout_SaysThatItTimedOut()
    {
        var id = await fixture.FindWaitAsync(Cancel);
        fixture.History.Add("TaskTimedOut", """{"error":"States.Timeout"}""");
        var result = await fixture.Approvals.DecideAsync(id, new(Verdict.Approve, null), Cancel);
        Assert.Equal(DecisionOutcome.TooLate, result.Value!.Outcome);
        Assert.StartsWith("The step timed out at 2026-11-01 12:00:05 UTC.", result.Value.Message, StringComparison.Ordinal);
        Assert.Equal(WaitStatus.Ended, result.Value.Wait.Status);
    }

    [Fact]
    public async Task AnswerLost_IsResolvedFromTheHistory()
    {
        // The SDK tries again and finds the task closed, by itself.
        fixture.AfterTaking = () => throw new HttpRequestException("Connection reset");
        var id = await fixture.FindWaitAsync(Cancel);
        var result = await fixture.Approvals.DecideAsync(id, new(Verdict.Approve, "ok"), Cancel);
        Assert.Equal((DecisionOutcome.Decided, WaitStatus.Approved), (result.Value!.Outcome, result.Value.Wait.Status));
    }

    [Fact]
    public async Task Refusal_OpensTheWaitAgain()
    {
        var id = await fixture.FindWaitAsync(Cancel);
        fixture.Services.Wire.On("SendTaskSuccess", _ => FakeWire.Refuse("AccessDeniedException", "not authorized to perform: states:SendTaskSuccess"));
        var result = await fixture.Approvals.DecideAsync(id, new(Verdict.Approve, null), Cancel);
        Assert.Equal((DecisionOutcome.Refused, WaitStatus.Pending), (result.Value!.Outcome, result.Value.Wait.Status));
        Assert.Contains("not authorized", result.Value.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task KilledBetweenClaimAndAnswer_TheNextProcessFinishesIt(bool beforeTheCall)
    {
        var id = await fixture.FindWaitAsync(Cancel);
        var row = (await fixture.RowAsync(id))!;
        Assert.NotNull(await fixture.Services.Get<WaitDecisions>().ClaimAsync(row, PortalUser.LocalOperator, new(Verdict.Approve, "Approve", """{ "approved": true }"""), null, Cancel));
        if (!beforeTheCall) fixture.History.Output("TaskSucceeded", """{"approved":true}""");
        await fixture.ResumeAsync(Cancel);
        Assert.Equal(WaitStatus.Approved, (await fixture.RowAsync(id))!.ToSummary().Status);
        Assert.Single(fixture.History.Events, e => e.Type == "TaskSucceeded");
        Assert.Equal(["Local operator approval.approve sending", "Local operator approval.approve ok"], await fixture.AuditAsync());
    }

    [Fact]
    public async Task Throttled_TheAnswerIsKept_AndSentAgain()
    {
        var id = await fixture.FindWaitAsync(Cancel);
        var busy = true;
        fixture.Services.Wire.On("SendTaskSuccess", r => busy ? FakeWire.Refuse("ThrottlingException", "Rate exceeded") : fixture.Take(r, "TaskSucceeded"));
        var result = (await fixture.Approvals.DecideAsync(id, new(Verdict.Approve, null), Cancel)).Value!;
        Assert.Equal((DecisionOutcome.Checking, WaitStatus.Sending), (result.Outcome, result.Wait.Status));
        busy = false;
        await fixture.ResumeAsync(Cancel);
        Assert.Equal(WaitStatus.Approved, (await fixture.RowAsync(id))!.ToSummary().Status);
    }

    [Fact]
    public async Task HistoryThatIsBehind_ProvesNothing()
    {
        // The answer counted, its confirmation got lost, and what is read of the history is older than it.
        var id = await fixture.FindWaitAsync(Cancel);
        var old = fixture.History.Snapshot();
        fixture.AfterTaking = () => throw new HttpRequestException("Connection reset");
        fixture.Services.Wire.On("GetExecutionHistory", old.Answer);
        var result = (await fixture.Approvals.DecideAsync(id, new(Verdict.Approve, null), Cancel)).Value!;
        Assert.Equal((DecisionOutcome.Checking, WaitStatus.Sending), (result.Outcome, result.Wait.Status));
        Assert.Equal(DecisionOutcome.AlreadyDecided, (await SecondAsync(id)).Outcome);
        fixture.Services.Wire.On("GetExecutionHistory", fixture.History.Answer);
        await fixture.ResumeAsync(Cancel);
        Assert.Equal(WaitStatus.Approved, (await fixture.RowAsync(id))!.ToSummary().Status);
    }

    [Fact]
    public async Task SecondAnswer_WhileTheFirstIsUnconfirmed_IsNotToldThatItWasApproved()
    {
        var id = await fixture.FindWaitAsync(Cancel);
        Assert.NotNull(await fixture.Services.Get<WaitDecisions>().ClaimAsync((await fixture.RowAsync(id))!, PortalUser.LocalOperator, new(Verdict.Approve, "Approve", "{}"), null, Cancel));
        var result = await SecondAsync(id);
        Assert.Contains("AWS has not confirmed that answer yet", result.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("approved", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LateWordAboutAnEarlierAttempt_DoesNotSettleTheNext()
    {
        var id = await fixture.FindWaitAsync(Cancel);
        var decisions = fixture.Services.Get<WaitDecisions>();
        var first = (await decisions.ClaimAsync((await fixture.RowAsync(id))!, new("bob", "Bob", new HashSet<PortalRole>()), new(Verdict.Reject, "Reject", """{"approved":false}"""), null, Cancel))!;
        await decisions.ReopenAsync(first, WaitDecisions.Observatory, "AccessDeniedException");
        await decisions.ClaimAsync((await fixture.RowAsync(id))!, new("ana", "Ana", new HashSet<PortalRole>()), new(Verdict.Approve, "Approve", """{"approved":true}"""), null, Cancel);
        Assert.False(await decisions.FinishAsync(first));
        var now = (await fixture.RowAsync(id))!;
        Assert.Equal((WaitStatuses.Sending, "Ana"), (now.Status, now.Decided_By));
    }

    [Fact]
    public async Task ExecutionThatAwsDoesNotKnowYet_KeepsItsWait()
    {
        var id = await fixture.FindWaitAsync(Cancel);
        fixture.Services.Wire.On("GetExecutionHistory", _ => FakeWire.Refuse("ExecutionDoesNotExist", "Execution Does Not Exist"));
        await fixture.WatchAsync(Cancel);
        Assert.Equal(WaitStatus.Pending, (await fixture.RowAsync(id))!.ToSummary().Status);
        fixture.Services.Time.Advance(TimeSpan.FromMinutes(10));
        await fixture.WatchAsync(Cancel);
        Assert.Equal(WaitStatus.Ended, (await fixture.RowAsync(id))!.ToSummary().Status);

        // AWS knows it again: it waits again.
        fixture.Services.Wire.On("GetExecutionHistory", fixture.History.Answer);
        await fixture.WatchAsync(Cancel);
        Assert.Equal(WaitStatus.Pending, (await fixture.RowAsync(id))!.ToSummary().Status);
    }

    private async Task<DecisionResult> SecondAsync(string id)
    {
        fixture.Services.User.Become("Ana", PortalRole.Approver);
        var second = fixture.Approvals.DecideAsync(id, new(Verdict.Reject, null), Cancel);
        while (!second.IsCompleted)
        {
            fixture.Services.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return (await second).Value!;
    }

    [Fact]
    public async Task AnsweredElsewhere_EndsTheWait()
    {
        var id = await fixture.FindWaitAsync(Cancel);
        fixture.History.Output("TaskSucceeded", """{"approved":false}""");
        await fixture.WatchAsync(Cancel);
        var wait = (await fixture.Approvals.GetAsync(id, Cancel)).Value!;
        Assert.Equal(WaitStatus.Ended, wait.Status);
        Assert.Contains("somebody who does not use this portal", wait.EndedBecause, StringComparison.Ordinal);
        Assert.Empty((await fixture.Approvals.ListAsync(new(), Cancel)).Value!);
    }

    [Fact]
    public async Task Deciding_NeedsTheRole_AndTheRefusalIsRecorded()
    {
        var id = await fixture.FindWaitAsync(Cancel);
        fixture.Services.User.Become("Eve", PortalRole.Viewer, PortalRole.Operator, PortalRole.Admin);
        Assert.Equal("Portal.Forbidden", (await fixture.Approvals.DecideAsync(id, new(Verdict.Approve, null), Cancel)).Error!.Code);
        Assert.Empty(fixture.Services.Wire.Sent("SendTaskSuccess"));
        Assert.Equal(["Eve approval.decide Portal.Forbidden"], await fixture.AuditAsync());
    }

    [Fact]
    public async Task Output_ThatIsNoJson_IsRefusedBeforeTheClaim()
    {
        var id = await fixture.FindWaitAsync(Cancel);
        Assert.Contains("not JSON", (await fixture.Approvals.DecideAsync(id, new(Verdict.Answer, null) { Output = "{" }, Cancel)).Error!.Message, StringComparison.Ordinal);
        Assert.Equal(WaitStatus.Pending, (await fixture.RowAsync(id))!.ToSummary().Status);
    }

    [Fact]
    public async Task Token_IsNowhereInTheDatabaseNorInWhatPagesGet()
    {
        var id = await fixture.FindWaitAsync(Cancel);
        var wait = (await fixture.Approvals.GetAsync(id, Cancel)).Value!;
        Assert.DoesNotContain("CANARY", wait.ToString(), StringComparison.Ordinal);
        var history = (await fixture.Services.Get<Portal.Services.Executions.IExecutions>().FullHistoryAsync("sandbox", ApprovalFixture.Execution, Cancel)).Value!;
        Assert.DoesNotContain(history, e => e.Details.ToJson().Contains("CANARY", StringComparison.Ordinal));
        await fixture.Approvals.DecideAsync(id, new(Verdict.Approve, null), Cancel);
        foreach (var file in Directory.GetFiles(fixture.Services.Folder))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var text = new StreamReader(open, Encoding.Latin1);
            Assert.DoesNotContain("CANARY", await text.ReadToEndAsync(Cancel), StringComparison.Ordinal);
        }
    }
}
