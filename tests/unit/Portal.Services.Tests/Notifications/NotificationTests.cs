using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Portal.Languages.Data;
using Portal.Services.Approvals;
using Portal.Services.Notifications;
using Portal.Services.Tests.Approvals;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Notifications;

public sealed class NotificationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NewWait_IsToldOnce_WithALinkAndWithoutItsToken()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var fixture = Fixture(("hook", Web("webhook", receiver, "s3cret")));
        var id = await fixture.FindWaitAsync(Cancel);
        await RunAsync(fixture);
        await RunAsync(fixture);
        var (body, delivery, signature) = Assert.Single(receiver.Got);
        var note = (DataObject)DataValue.Parse(body);
        Assert.Equal(("opened", "Approval requested", "limits", "Ask"), (note.GetString("kind"), note.GetString("title"), note.GetString("stateMachine"), note.GetString("state")));
        Assert.Equal($"https://approvals.example.com/base/approvals/{id}?connection=sandbox", note.GetString("link"));
        Assert.Equal(id + "-opened", delivery);
        Assert.Equal("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes("s3cret"), Encoding.UTF8.GetBytes(body))), signature);
        Assert.DoesNotContain("CANARY", body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Reminders_ComeOnceEach_At50And80And95Percent()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var fixture = Fixture(("hook", Web("webhook", receiver)));
        await fixture.FindWaitAsync(Cancel);
        for (var minute = 0; minute <= 65; minute++)
        {
            await RunAsync(fixture);
            fixture.Services.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal([0L, 50, 80, 95], receiver.Got.Select(g => ((DataObject)DataValue.Parse(g.Body)).GetInt64("percent")!.Value));
    }

    [Fact]
    public async Task Reminders_AfterAPause_OnlyTheLatestComes()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var fixture = Fixture(("hook", Web("webhook", receiver)));
        await fixture.FindWaitAsync(Cancel);
        await RunAsync(fixture);
        fixture.Services.Time.Advance(TimeSpan.FromMinutes(58));
        await RunAsync(fixture);
        Assert.Equal([0L, 95], receiver.Got.Select(g => ((DataObject)DataValue.Parse(g.Body)).GetInt64("percent")!.Value));
    }

    [Fact]
    public async Task ReceiverThatIsDown_IsTriedAgain_AlsoByTheNextProcess()
    {
        Assert.SkipWhen(TestPostgres.IsAsked, "Each fixture has a database of its own there.");
        await using var receiver = await Receiver.StartAsync();
        var folder = Path.Combine(Path.GetTempPath(), "observatory-tests", Guid.NewGuid().ToString("N"));
        receiver.Answer = HttpStatusCode.InternalServerError;
        var first = Fixture(folder, ("hook", Web("webhook", receiver)));
        await first.FindWaitAsync(Cancel);
        await RunAsync(first);
        var health = Assert.Single((await first.Services.Get<INotifications>().ListAsync(Cancel)).Value!);
        Assert.Equal((1L, "The receiver answered 500."), (health.Retrying, health.Problem));
        receiver.Answer = HttpStatusCode.OK;
        await RunAsync(first);
        Assert.Empty(receiver.Got);

        // Before its time nothing is sent; then another process sends it.
        await using var second = Fixture(folder, ("hook", Web("webhook", receiver)));
        second.Services.Time.Advance(TimeSpan.FromMinutes(1));
        await RunAsync(second);
        Assert.Single(receiver.Got);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task ReceiverThatStaysDown_IsGivenUp()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = HttpStatusCode.Redirect;
        await using var fixture = Fixture(("hook", Web("webhook", receiver)));
        await fixture.FindWaitAsync(Cancel);
        for (var i = 0; i < 20; i++)
        {
            await RunAsync(fixture, plan: i == 0);
            fixture.Services.Time.Advance(TimeSpan.FromMinutes(40));
        }

        var health = Assert.Single((await fixture.Services.Get<INotifications>().ListAsync(Cancel)).Value!);
        Assert.Equal((1L, 0L, "The receiver answered 302."), (health.Failed, health.Retrying, health.Problem));
        Assert.DoesNotContain("secret-path", health.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnsweredWait_IsNotToldAnyMore()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var fixture = Fixture(("hook", Web("webhook", receiver)));
        var id = await fixture.FindWaitAsync(Cancel);
        await fixture.Services.Get<NotificationWorker>().PlanAsync(Cancel);
        await fixture.Approvals.DecideAsync(id, new(Verdict.Approve, null), Cancel);
        await RunAsync(fixture);
        Assert.Empty(receiver.Got);
    }

    [Fact]
    public async Task SlackAndTeams_GetTheirShapes()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var fixture = Fixture(("s", Web("slack", receiver)), ("t", Web("teams", receiver)));
        await fixture.FindWaitAsync(Cancel);
        await RunAsync(fixture);
        var bodies = receiver.Got.Select(g => (DataObject)DataValue.Parse(g.Body)).ToList();
        var slack = bodies.Single(b => b.Contains("blocks"));
        Assert.Equal("Waiting for an answer: Approval requested", slack.GetString("text"));
        var card = ((DataObject)bodies.Single(b => b.Contains("attachments")).GetArray("attachments")![0]).GetObject("content")!;
        Assert.Equal(("AdaptiveCard", "Action.OpenUrl"), (card.GetString("type"), ((DataObject)card.GetArray("actions")![0]).GetString("type")));
    }

    [Fact]
    public void Slack_EscapesWhatItWouldReadAsALink()
    {
        var note = new Note("k", 0, "<https://evil.example|approve> & more\r\nBcc: x", "g", "m", "s", "c", default, null, new("https://p.example/approvals/1"));
        Assert.Equal("Waiting for an answer: &lt;https://evil.example|approve&gt; &amp; more  Bcc: x", NotificationShapes.All["slack"](note).GetString("text"));
    }

    [Fact]
    public async Task Mail_IsSent_AndTakesNoHeaderFromItsTitle()
    {
        await using var server = new MailReceiver();
        var channel = new SmtpChannel("mail", new ChannelOptions { Type = "smtp", Host = "127.0.0.1", Port = server.Port, StartTls = false, From = "portal@example.com", To = { "ana@example.com" } });
        await channel.SendAsync(new Note("k1", 80, "Limit\r\nBcc: eve@example.com", "g", "m", "s", "c", default, null, new("https://p.example/approvals/1")), Cancel);
        var mail = Assert.Single(server.Got);
        var headers = mail[..mail.IndexOf("\n\n", StringComparison.Ordinal)];
        Assert.DoesNotContain("\nBcc:", headers, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("To: ana@example.com", headers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("webhook", "http://hooks.example.com/x", "must be an https address")]
    [InlineData("pigeon", "https://hooks.example.com/x", "must be webhook, slack, teams or smtp")]
    [InlineData("smtp", null, "Host is not set")]
    public void Configuration_ThatCannotWork_IsRefused(string type, string? url, string words)
    {
        var options = new PortalServicesOptions { Notifications = { PublicUrl = new("https://p.example"), Channels = { ["x"] = new() { Type = type, Url = url is null ? null : new(url) } } } };
        Assert.Contains(words, Assert.Throws<OptionsValidationException>(() => new ChannelRegistry(Options.Create(options))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Configuration_WithoutThePublicAddress_IsRefused()
    {
        var options = new PortalServicesOptions { Notifications = { Channels = { ["x"] = new() { Type = "slack", Url = new("https://hooks.example.com") } } } };
        Assert.Contains("PublicUrl", Assert.Throws<OptionsValidationException>(() => new ChannelRegistry(Options.Create(options))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("fe80::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    public void Address_OfTheMachineItself_IsNeverDialled(string address) => Assert.True(NotificationHttp.IsForbidden(IPAddress.Parse(address)));

    private static ChannelOptions Web(string type, Receiver receiver, string? secret = null) => new() { Type = type, Url = receiver.Url, Secret = secret };

    private static ApprovalFixture Fixture(params (string Name, ChannelOptions Options)[] channels) => Fixture(null, channels);

    private static ApprovalFixture Fixture(string? folder, params (string Name, ChannelOptions Options)[] channels) => new(folder, o =>
    {
        o.Notifications.PublicUrl = new("https://approvals.example.com/base/");
        foreach (var (name, options) in channels) o.Notifications.Channels[name] = options;
    });

    private static async Task RunAsync(ApprovalFixture fixture, bool plan = true)
    {
        var worker = fixture.Services.Get<NotificationWorker>();
        if (plan) await worker.PlanAsync(Cancel);
        while (await worker.SendOneAsync(Cancel))
        {
        }
    }
}
