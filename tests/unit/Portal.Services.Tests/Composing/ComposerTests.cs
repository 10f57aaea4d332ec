using Portal.Services.Aws;
using Portal.Services.Composing;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Composing;

public sealed class ComposerTests : IAsyncDisposable
{
    private readonly ServicesFixture fixture = new();
    private static readonly EventDraft Good = new() { EventBusName = "orders", Source = "com.example", DetailType = "Placed", Detail = """{"id":7}""" };

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private IComposer Composer => fixture.Get<IComposer>();

    [Theory]
    [InlineData("", "Placed", "{}", "Source is missing")]
    [InlineData("aws.s3", "Placed", "{}", "AWS's own services")]
    [InlineData("com.example", "", "{}", "DetailType is missing")]
    [InlineData("com.example", "Placed", "", "Detail is missing")]
    [InlineData("com.example", "Placed", "[1]", "no object")]
    [InlineData("com.example", "Placed", "{\n  \"a\": }", "line 2")]
    public void Validate_SaysWhatIsWrong(string source, string type, string detail, string message)
    {
        var issue = Assert.Single(Composer.Validate([Good with { Source = source, DetailType = type, Detail = detail }]));
        Assert.Equal((0, IssueSeverity.Error), (issue.Entry, issue.Severity));
        Assert.Contains(message, issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_TellsEveryIssue() => Assert.Equal(3, Composer.Validate([new EventDraft { Detail = "x" }]).Count);

    [Fact]
    public void Validate_CountsEntriesAndBytes()
    {
        Assert.Contains("11 entries", Assert.Single(Composer.Validate([.. Enumerable.Repeat(Good, 11)])).Message, StringComparison.Ordinal);
        var big = Good with { Detail = "{\"a\":\"" + new string('é', 600_000) + "\"}" };
        Assert.Contains("1,048,576", Assert.Single(Composer.Validate([big])).Message, StringComparison.Ordinal);
        Assert.Equal(14 + 11 + 6 + 8, EntrySize.Of(Good with { Time = DateTimeOffset.UnixEpoch }));
    }

    [Fact]
    public void Parse_TakesWhatTheCommandLineTakes()
    {
        var parsed = Composer.Parse("""[{"Source":"a","DetailType":"b","Detail":"{\"x\":1}","EventBusName":"c","Time":1700000000,"Resources":["arn:x"]},{"Source":"d","DetailType":"e","Detail":{"y":2},"Typo":1}]""");
        Assert.Equal(new DateTimeOffset(2023, 11, 14, 22, 13, 20, TimeSpan.Zero), parsed.Drafts[0].Time);
        Assert.Equal("""{"y":2}""", parsed.Drafts[1].Detail);
        Assert.Equal([(1, "Typo"), (1, "Detail")], parsed.Issues.Select(i => (i.Entry!.Value, i.Field!)));
        Assert.Single(Composer.Parse("""{"Entries":[{"Source":"a"}]}""").Drafts);
        Assert.Contains("not JSON", Assert.Single(Composer.Parse("[{").Issues).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_OfAnUnknownBus_WarnsThatTheEventWouldBeLost()
    {
        fixture.Wire.On("DescribeEventBus", _ => FakeWire.Refuse("ResourceNotFoundException", "Event bus orders does not exist."));
        var preview = (await Composer.PreviewAsync("sandbox", [Good], Cancel)).Value!;
        Assert.True(preview.CanSend);
        Assert.False(preview.Entries[0].EventBusExists);
        Assert.Contains("lose the event", Assert.Single(preview.Issues).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_ShowsWhichRulesWouldMatch_WithoutOurTap()
    {
        fixture.Wire.On("DescribeEventBus", """{"Name":"orders","Arn":"arn:aws:events:eu-central-1:000000000000:event-bus/orders"}""")
            .On("ListRules", """
                {"Rules":[{"Name":"yes","Arn":"r1","State":"ENABLED","EventPattern":"{\"detail\":{\"id\":[7]}}"},{"Name":"no","Arn":"r2","State":"ENABLED","EventPattern":"{\"source\":[\"other\"]}"},
                {"Name":"off","Arn":"r3","State":"DISABLED","EventPattern":"{\"source\":[\"com.example\"]}"},{"Name":"observatory-tap-orders","Arn":"r4","State":"ENABLED","EventPattern":"{\"source\":[{\"prefix\":\"\"}]}"}]}
                """)
            .On("ListTargetsByRule", """{"Targets":[{"Id":"t","Arn":"arn:aws:sqs:eu-central-1:000000000000:q"}]}""");
        var preview = (await Composer.PreviewAsync("sandbox", [Good], Cancel)).Value!;
        Assert.Equal([("no", false, false), ("off", true, false), ("yes", true, true)], preview.Entries[0].Rules.Select(r => (r.Rule.Name, r.Verdict.Matches, r.Delivers)));
        Assert.Empty(preview.Issues);
    }

    [Fact]
    public async Task Send_GivesAResultPerEntry_AndOnlyTheFailedAgain()
    {
        fixture.Wire.On("PutEvents", """{"FailedEntryCount":1,"Entries":[{"EventId":"e1"},{"ErrorCode":"ThrottlingException","ErrorMessage":"slow down"}]}""");
        var second = Good with { DetailType = "Second" };
        var report = (await Composer.SendAsync("sandbox", [Good, second], Cancel)).Value!;
        Assert.Equal([("e1", null, false), (null, "ThrottlingException", true)], report.Entries.Select(e => (e.EventId, e.ErrorCode, e.Retryable)));
        Assert.Equal([second], report.Failed);
    }

    [Fact]
    public async Task Send_OfWhatEventBridgeWouldRefuse_IsRefusedHere()
    {
        var result = await Composer.SendAsync("sandbox", [Good, Good with { Detail = "1" }], Cancel);
        Assert.Equal(AwsErrorKind.Invalid, result.Error!.Kind);
        Assert.StartsWith("Entry 2: Detail", result.Error.Message, StringComparison.Ordinal);
        Assert.Empty(fixture.Wire.Requests);
    }
}
