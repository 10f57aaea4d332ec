using Portal.Languages.Data;
using Portal.Services.Access;
using Portal.Services.Approvals;
using Portal.Services.Approvals.Store;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Approvals;

/// <summary>Working on a wait: heartbeats, and tasks of activities.</summary>
public sealed class WaitWorkTests : IAsyncDisposable
{
    private const string Activity = "arn:aws:states:eu-central-1:000000000000:activity:review";

    private readonly string folder = Path.Combine(Path.GetTempPath(), "observatory-tests", Guid.NewGuid().ToString("N"));
    private ApprovalFixture fixture = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task Work_IsSeenByOthers_AndOneAtATime()
    {
        var id = await BeginAsync("""{"stateMachine":"limits","state":"*"}""");
        Assert.Equal("Local operator", (await fixture.Approvals.WorkAsync(id, true, Cancel)).Value!.WorkedBy);
        fixture.Services.User.Become("Ana", PortalRole.Approver);
        Assert.Contains("Local operator works on this already", (await fixture.Approvals.WorkAsync(id, true, Cancel)).Error!.Message, StringComparison.Ordinal);
        Assert.Equal("Local operator", (await fixture.Approvals.ListAsync(new(), Cancel)).Value!.Single().WorkedBy);
        Assert.Equal(["Local operator approval.work ok"], await fixture.AuditAsync());
    }

    [Fact]
    public async Task Heartbeat_MovesTheDeadline_ButNotBeyondTheTimeout()
    {
        var id = await BeginAsync("""{"stateMachine":"limits","state":"*","heartbeat":true}""", heartbeat: 600);
        fixture.Services.Wire.On("SendTaskHeartbeat", "{}");
        await fixture.Approvals.WorkAsync(id, true, Cancel);
        fixture.Services.Time.Advance(TimeSpan.FromMinutes(5));
        var beat = (await fixture.Approvals.BeatAsync(id, Cancel)).Value!;
        Assert.Equal(fixture.Services.Time.GetUtcNow().AddMinutes(10), beat.Deadline);
        fixture.Services.Time.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal(fixture.History.Events[2].Timestamp.AddHours(1), (await fixture.Approvals.BeatAsync(id, Cancel)).Value!.Deadline);
    }

    [Fact]
    public async Task Heartbeat_ThatIsNotDeclared_OrByAnother_IsRefused()
    {
        var id = await BeginAsync("""{"stateMachine":"limits","state":"*"}""", heartbeat: 600);
        Assert.Contains("not working on this", (await fixture.Approvals.BeatAsync(id, Cancel)).Error!.Message, StringComparison.Ordinal);
        await fixture.Approvals.WorkAsync(id, true, Cancel);
        Assert.Contains("no heartbeats", (await fixture.Approvals.BeatAsync(id, Cancel)).Error!.Message, StringComparison.Ordinal);
        Assert.Empty(fixture.Services.Wire.Sent("SendTaskHeartbeat"));
    }

    [Fact]
    public async Task Activity_IsListed_Taken_AndAnswered()
    {
        var id = await BeginActivityAsync("""{"stateMachine":"limits","state":"*","takeActivity":true}""");
        var wait = (await fixture.Approvals.GetAsync(id, Cancel)).Value!;
        Assert.Equal((false, true, Activity), (wait.CanDecide, wait.CanTake, wait.Resource));
        var taken = (await fixture.Approvals.TakeAsync(id, Cancel)).Value!;
        Assert.Equal((id, true, false), (taken.Id, taken.CanDecide, taken.CanTake));
        Assert.Equal(DecisionOutcome.Decided, (await fixture.Approvals.DecideAsync(id, new(Verdict.Approve, null), Cancel)).Value!.Outcome);
        Assert.Equal(["Local operator approval.take ok", "Local operator approval.approve sending", "Local operator approval.approve ok"], await fixture.AuditAsync());
    }

    [Fact]
    public async Task Activity_WithoutADeclaration_IsLeftToItsWorkers()
    {
        var id = await BeginActivityAsync("""{"stateMachine":"limits","state":"*"}""");
        Assert.False((await fixture.Approvals.GetAsync(id, Cancel)).Value!.CanTake);
        Assert.Contains("may take", (await fixture.Approvals.TakeAsync(id, Cancel)).Error!.Message, StringComparison.Ordinal);
        Assert.Empty(fixture.Services.Wire.Sent("GetActivityTask"));
    }

    [Fact]
    public async Task ProcessThatDiedWithATask_DidNotLoseItsToken()
    {
        // The token is durable before anything else happens; whoever reads the history next puts it where it belongs.
        var id = await BeginActivityAsync("""{"stateMachine":"limits","state":"*","takeActivity":true}""");
        var worker = TakenTasks.NewWorker();
        await fixture.Services.Get<TakenTasks>().KeepAsync((await fixture.RowAsync(id))!, worker, new(ApprovalFixture.Token), "{}", PortalUser.LocalOperator);
        fixture.History.Add("ActivityStarted", $$"""{"workerName":"{{worker}}"}""");
        await fixture.WatchAsync(Cancel);
        Assert.NotNull((await fixture.RowAsync(id))!.Token);
    }

    [Fact]
    public async Task Stuck_TellsWaitsWithoutATimeout_AndPastTheirUsualTime()
    {
        var id = await BeginAsync("""{"stateMachine":"limits","state":"*"}""");
        Assert.Empty((await fixture.Approvals.ListStuckAsync(Cancel)).Value!);
        await fixture.Services.Get<Portal.Services.Store.IPortalDatabase>().WriteAsync((c, t) =>
        {
            for (var i = 0; i < 6; i++)
            {
                Dapper.SqlMapper.Execute(c, """
                    INSERT INTO wait(id, connection, execution_arn, state_machine_arn, state_name, resource, since_us, status, title, payload, decided_us)
                    VALUES (@id, 'sandbox', @id, @machine, 'Ask', 'x', 0, 'APPROVED', '', '{}', 60000000)
                    """, new { id = "old" + i, machine = ApprovalFixture.Machine }, t);
            }

            return Dapper.SqlMapper.Execute(c, "UPDATE wait SET deadline_us = NULL WHERE id = @id", new { id }, t);
        }, Cancel);
        fixture.Services.Time.Advance(TimeSpan.FromMinutes(2));
        var stuck = Assert.Single((await fixture.Approvals.ListStuckAsync(Cancel)).Value!);
        Assert.Equal([StuckReason.PastUsualTime, StuckReason.NoTimeout], stuck.Reasons);
        Assert.Equal(TimeSpan.FromMinutes(1), stuck.Usual);
    }

    private async Task<string> BeginAsync(string declaration, int? heartbeat = null)
    {
        await DeclareAsync(declaration);
        fixture = new(folder, heartbeat: heartbeat);
        return await fixture.FindWaitAsync(Cancel);
    }

    private async Task<string> BeginActivityAsync(string declaration)
    {
        await DeclareAsync(declaration);
        fixture = new(folder, activity: Activity);
        fixture.Services.Wire.On("GetActivityTask", request =>
        {
            fixture.History.Add("ActivityStarted", new DataObjectBuilder { ["workerName"] = request.Json.GetString("workerName") }.Build().ToJson());
            return FakeWire.Json(new DataObjectBuilder { ["taskToken"] = ApprovalFixture.Token, ["input"] = """{"customer":"Ana"}""" }.Build().ToJson());
        });
        return await fixture.FindWaitAsync(Cancel);
    }

    private Task DeclareAsync(string declaration)
    {
        Directory.CreateDirectory(Path.Combine(folder, "approvals"));
        return File.WriteAllTextAsync(Path.Combine(folder, "approvals", "limits.json"), declaration, Cancel);
    }
}
