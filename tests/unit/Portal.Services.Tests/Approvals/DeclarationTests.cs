using Portal.Services.Access;
using Portal.Services.Approvals;
using Portal.Services.Approvals.Declarations;
using Portal.Services.Aws;
using Xunit;

namespace Portal.Services.Tests.Approvals;

public sealed class DeclarationTests : IAsyncDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "observatory-tests", Guid.NewGuid().ToString("N"));
    private ApprovalFixture fixture = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => fixture?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Declared_TitleTextFieldsAndAnswers_AreShown()
    {
        var id = await BeginAsync("""
            {"stateMachine":"limits","state":"Ask","group":"Cards","title":"Raise the limit of {$.customer}?","text":"Look at {$.missing} first.",
             "fields":[{"label":"Customer","path":"$.customer"},{"label":"Limit","path":"$.limit"}],
             "answers":[{"key":"yes","label":"Raise it","verdict":"approve","output":{"approved":true}},{"key":"no","label":"Keep it","verdict":"reject","output":{"approved":false},"comment":"required"},
                        {"key":"stop","label":"Stop everything","verdict":"fail","error":"Fraud"}]}
            """);
        var wait = (await fixture.Approvals.GetAsync(id, Cancel)).Value!;
        Assert.Equal(("Raise the limit of Ana?", "Look at – first.", "Cards"), (wait.Title, wait.Text, wait.Group));
        Assert.Equal([new("Customer", "Ana"), new("Limit", null)], wait.Fields);
        Assert.Equal([("yes", "goes on at \"Yes\""), ("no", "goes on at \"No\""), ("stop", "the execution fails")], wait.Answers.Select(a => (a.Key, a.LeadsTo)));
        Assert.False(wait.AllowsOutput || wait.AllowsFailure);
        var listed = (await fixture.Approvals.ListAsync(new(), Cancel)).Value!.Single();
        Assert.Equal(("Raise the limit of Ana?", "Cards"), (listed.Title, listed.Group));
    }

    [Fact]
    public async Task CommentThatIsRequired_IsRequiredByTheServer()
    {
        var id = await BeginAsync("""{"stateMachine":"limits","state":"*","comment":"required"}""");
        Assert.Contains("needs a comment", (await DecideAsync(id, new(Verdict.Approve, " "))).Error!.Message, StringComparison.Ordinal);
        Assert.Equal(DecisionOutcome.Decided, (await DecideAsync(id, new(Verdict.Approve, "Seen"))).Value!.Outcome);
    }

    [Fact]
    public async Task Form_IsCheckedAndTyped_AndCannotOverruleTheAnswer()
    {
        var id = await BeginAsync("""
            {"stateMachine":"lim*","state":"Ask","form":{"type":"object","required":["limit"],"properties":{"limit":{"type":"integer","minimum":1,"maximum":5000},"until":{"type":"string","format":"date"},
             "approved":{"type":"boolean"},"tier":{"type":"string","enum":["gold","silver"]}}}}
            """);
        Assert.Contains("at most 5000", (await DecideAsync(id, new(Verdict.Approve, null) { Form = new Dictionary<string, string> { ["limit"] = "9000" } })).Error!.Message, StringComparison.Ordinal);
        Assert.Contains("is needed", (await DecideAsync(id, new(Verdict.Approve, null))).Error!.Message, StringComparison.Ordinal);
        await DecideAsync(id, new(Verdict.Approve, null) { Form = new Dictionary<string, string> { ["limit"] = "2500", ["until"] = "2027-01-31", ["approved"] = "false", ["other"] = "x" } });
        Assert.Equal("""{"limit":2500,"until":"2027-01-31","approved":true}""", fixture.Services.Wire.Sent("SendTaskSuccess").Single().Json.GetString("output"));
    }

    [Theory]
    [InlineData("""{"stateMachine":"limits","state":"Ask"}""")]
    [InlineData("""{"stateMachine":"limits","state":"Ask","rawOutput":true,"votes":2}""")]
    public async Task OutputOfOnesOwn_IsRefusedWhereItIsNotDeclared(string declaration)
    {
        var id = await BeginAsync(declaration);
        Assert.Contains("none but its own answers", (await DecideAsync(id, new(Verdict.Answer, null) { Output = """{"approved":true}""" })).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FourEyes_WhoAskedMayNotAnswer()
    {
        var id = await BeginAsync("""{"stateMachine":"limits","state":"Ask","fourEyes":true}""");
        await StartedByAsync("ana", "Ana");
        fixture.Services.User.Become("ana", PortalRole.Approver);
        Assert.Equal("Portal.FourEyes", (await DecideAsync(id, new(Verdict.Approve, null))).Error!.Code);
        fixture.Services.User.Become("bob", PortalRole.Approver);
        Assert.Equal("Ana", (await fixture.Approvals.GetAsync(id, Cancel)).Value!.Requester);
        Assert.Equal(DecisionOutcome.Decided, (await DecideAsync(id, new(Verdict.Approve, null))).Value!.Outcome);
    }

    [Fact]
    public async Task FourEyes_WithoutAKnownRequester_NobodyMayAnswer()
    {
        // The event says who asked; an event says what its author wants.
        var id = await BeginAsync("""{"stateMachine":"limits","state":"Ask","fourEyes":true}""");
        fixture.Services.User.Become("bob", PortalRole.Approver);
        Assert.Equal("Portal.RequesterUnknown", (await DecideAsync(id, new(Verdict.Approve, null))).Error!.Code);
        Assert.Contains("bob approval.decide Portal.RequesterUnknown", await fixture.AuditAsync());
        Assert.Empty(fixture.Services.Wire.Sent("SendTaskSuccess"));
    }

    [Fact]
    public async Task FourEyes_WhoOnlySeemedToStartIt_IsNoRequester()
    {
        // StartExecution with the name and input of a running execution answers as if it had started it.
        var id = await BeginAsync("""{"stateMachine":"limits","state":"Ask","fourEyes":true}""");
        await StartedByAsync("bob", "Bob", startedAt: fixture.Services.Time.GetUtcNow() - TimeSpan.FromHours(1));
        fixture.Services.User.Become("ana", PortalRole.Approver);
        Assert.Equal("Portal.RequesterUnknown", (await DecideAsync(id, new(Verdict.Approve, null))).Error!.Code);
    }

    [Fact]
    public async Task Votes_TwoDifferentPeople_MustAgree()
    {
        var id = await BeginAsync("""{"stateMachine":"limits","state":"Ask","votes":2}""");
        fixture.Services.User.Become("ana", PortalRole.Approver);
        Assert.Equal(DecisionOutcome.Voted, (await DecideAsync(id, new(Verdict.Approve, "fine"))).Value!.Outcome);
        Assert.Equal("Portal.VotedAlready", (await DecideAsync(id, new(Verdict.Approve, null))).Error!.Code);
        Assert.Empty(fixture.Services.Wire.Sent("SendTaskSuccess"));
        Assert.Equal("ana", Assert.Single((await fixture.Approvals.GetAsync(id, Cancel)).Value!.Votes).Voter);
        fixture.Services.User.Become("bob", PortalRole.Approver);
        var second = (await DecideAsync(id, new(Verdict.Approve, null))).Value!;
        Assert.Equal((DecisionOutcome.Decided, 2), (second.Outcome, second.Wait.Votes.Count));
        Assert.Single(fixture.Services.Wire.Sent("SendTaskSuccess"));
        Assert.Equal(["ana approval.vote ok", "bob approval.vote ok", "bob approval.approve sending", "bob approval.approve ok"], await fixture.AuditAsync());
    }

    [Fact]
    public async Task Votes_ManyAtOnce_SendOneAnswer()
    {
        var id = await BeginAsync("""{"stateMachine":"limits","state":"Ask","votes":3}""");
        var cast = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => fixture.Services.AsAsync("voter" + i, a => a.DecideAsync(id, new(Verdict.Approve, null), Cancel)))));
        Assert.Single(cast, c => c.Value!.Outcome == DecisionOutcome.Decided);
        Assert.Equal(2, cast.Count(c => c.Value!.Outcome == DecisionOutcome.Voted));
        Assert.Single(fixture.Services.Wire.Sent("SendTaskSuccess"));
    }

    [Fact]
    public async Task Rejection_NeedsNoSecondPerson()
    {
        var id = await BeginAsync("""{"stateMachine":"limits","state":"Ask","votes":2}""");
        Assert.Equal(DecisionOutcome.Decided, (await DecideAsync(id, new(Verdict.Reject, null))).Value!.Outcome);
    }

    [Fact]
    public async Task BrokenFile_DecidesNothing_UntilItIsMended()
    {
        var id = await BeginAsync("""{"stateMachine":"limits","state":"Ask","fourEyes":"yes"}""");
        var wait = (await fixture.Approvals.GetAsync(id, Cancel)).Value!;
        Assert.Contains("limits.json: $.fourEyes must be true or false", wait.CannotDecideBecause, StringComparison.Ordinal);
        Assert.Equal("Portal.DeclarationBroken", (await DecideAsync(id, new(Verdict.Approve, null))).Error!.Code);
        await File.WriteAllTextAsync(Path.Combine(folder, "approvals", "limits.json"), """{"stateMachine":"limits","state":"Ask"}""", Cancel);
        fixture.Services.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(DecisionOutcome.Decided, (await DecideAsync(id, new(Verdict.Approve, null))).Value!.Outcome);
    }

    [Theory]
    [InlineData("[1]", "$[0] must be a JSON object")]
    [InlineData("""{"state":"x"}""", "$.stateMachine is missing")]
    [InlineData("""{"stateMachine":"x","state":"y","foureyes":true}""", "$.foureyes is not known")]
    [InlineData("""{"stateMachine":"x","state":"y","votes":0}""", "$.votes must be a whole number from 1 to 20")]
    [InlineData("""{"stateMachine":"x","state":"y","title":"{$.[}"}""", "which is no path")]
    [InlineData("""{"stateMachine":"x","state":"y","answers":[{"key":"a","verdict":"approve"}]}""", "$.answers[0].output must be an object")]
    [InlineData("""{"stateMachine":"x","state":"y","form":{"type":"object","properties":{"a":{"type":"string","pattern":"(a)\\1"}}}}""", "is no regular expression without backtracking")]
    [InlineData("""{"stateMachine":"x","state":"y","form":{"type":"object","properties":{"a":{"type":"object"}}}}""", "$.form.properties.a must be of type")]
    public void Parser_SaysWhatIsWrongAndWhere(string json, string problem)
    {
        var parser = new DeclarationParser("f.json");
        Assert.All(parser.Parse(json), d => Assert.NotNull(d.Broken));
        Assert.Contains(parser.Problems, p => p.Contains(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("limits", "limits", true)]
    [InlineData("lim*", "limits", true)]
    [InlineData("*its", "limits", true)]
    [InlineData("l*t*", "limits", true)]
    [InlineData("limits*limits", "limits", false)]
    [InlineData("limit", "limits", false)]
    public void Name_WithStars_StandsForMany(string pattern, string text, bool fits) => Assert.Equal(fits, DeclarationFiles.Like(pattern, text));

    private async Task<string> BeginAsync(string declaration)
    {
        Directory.CreateDirectory(Path.Combine(folder, "approvals"));
        await File.WriteAllTextAsync(Path.Combine(folder, "approvals", "limits.json"), declaration, Cancel);
        fixture = new(folder);
        return await fixture.FindWaitAsync(Cancel);
    }

    private Task<AwsResult<DecisionResult>> DecideAsync(string id, Decision decision) => fixture.Approvals.DecideAsync(id, decision, Cancel);

    /// <summary>The portal's own record of a start, and AWS's word on when it was.</summary>
    private async Task StartedByAsync(string id, string name, DateTimeOffset? startedAt = null)
    {
        var at = startedAt ?? fixture.Services.Time.GetUtcNow();
        fixture.Services.Wire.On("DescribeExecution", $$"""{"executionArn":"{{ApprovalFixture.Execution}}","stateMachineArn":"{{ApprovalFixture.Machine}}","status":"RUNNING","startDate":{{at.ToUnixTimeSeconds()}}}""");
        await fixture.Services.Get<AuditTrail>().AppendAsync(new(new(id, name, new HashSet<PortalRole>()), "execution.start", "sandbox", ApprovalFixture.Machine, "ok", null,
            $$"""{"executionArn":"{{ApprovalFixture.Execution}}"}"""), Cancel);
    }
}
