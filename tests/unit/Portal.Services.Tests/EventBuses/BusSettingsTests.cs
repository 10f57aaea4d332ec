using Portal.Services.Aws;
using Portal.Services.Archives;
using Portal.Services.EventBuses;
using Portal.Services.EventBuses.Settings;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.EventBuses;

/// <summary>Policy, log, tags, archives and replays over the wire to a real sandbox.</summary>
public sealed class BusSettingsTests : IAsyncLifetime
{
    private LiveSandbox sandbox = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        sandbox = await LiveSandbox.StartAsync();
        await sandbox.CallAsync("AWSEvents.CreateEventBus", """{"Name":"shop","Description":"Orders"}""");
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task Policy_IsSetAndTakenAway_AndRefusedWhereItChangedMeanwhile()
    {
        var settings = sandbox.Get<IBusSettings>();
        var before = await BusAsync();
        var policy = $$"""{"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"events:PutEvents","Resource":"{{before.Arn}}"}]}""";
        Assert.True((await settings.SetPolicyAsync("sandbox", before, policy, Cancel)).IsOk);
        Assert.Equal(AwsErrorKind.Conflict, (await settings.SetPolicyAsync("sandbox", before, policy, Cancel)).Error?.Kind);
        Assert.Equal(AwsErrorKind.Invalid, (await settings.SetPolicyAsync("sandbox", await BusAsync(), "{}", Cancel)).Error?.Kind);
        Assert.True((await settings.SetPolicyAsync("sandbox", await BusAsync(), null, Cancel)).IsOk);
        Assert.True(string.IsNullOrEmpty((await BusAsync()).Policy));
    }

    [Fact]
    public async Task LogAndTags_AreSet_AndTheDescriptionStays()
    {
        var settings = sandbox.Get<IBusSettings>();
        Assert.True((await settings.SetLogAsync("sandbox", await BusAsync(), "TRACE", true, Cancel)).IsOk);
        Assert.True((await settings.SetTagsAsync("sandbox", await BusAsync(), new Dictionary<string, string> { ["team"] = "a" }, Cancel)).IsOk);
        Assert.True((await settings.SetTagsAsync("sandbox", await BusAsync(), new Dictionary<string, string> { ["owner"] = "b" }, Cancel)).IsOk);
        var bus = await BusAsync();
        Assert.Equal(("TRACE", true, "Orders"), (bus.LogLevel, bus.LogsWholeEvents, bus.Description));
        Assert.Equal(new Dictionary<string, string> { ["owner"] = "b" }, bus.Tags);
    }

    [Fact]
    public async Task Archive_IsReplayedToItsBus_AndDeleted()
    {
        var archives = sandbox.Get<IArchives>();
        var bus = await BusAsync();
        Assert.True((await archives.CreateAsync("sandbox", new("orders", bus.Arn) { RetentionDays = 3 }, Cancel)).IsOk);
        await sandbox.CallAsync("AWSEvents.PutEvents", """{"Entries":[{"Source":"shop","DetailType":"Placed","Detail":"{}","EventBusName":"shop"}]}""");
        var archive = Assert.Single((await archives.ListAsync("sandbox", bus.Arn, Cancel)).Value!);
        Assert.Equal(("orders", 3, 1L), (archive.Name, archive.RetentionDays, archive.EventCount));
        var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        var started = await archives.StartReplayAsync("sandbox", new("again", archive.Arn, bus.Arn, now.AddHours(-1), now.AddMinutes(1), []), Cancel);
        Assert.True(started.IsOk, started.Error?.Message);
        Replay replay;
        do replay = Assert.Single((await archives.ListReplaysAsync("sandbox", bus.Arn, Cancel)).Value!);
        while (replay.IsUnderWay);
        Assert.Equal(("COMPLETED", "orders", 1.0), (replay.State, replay.ArchiveName, replay.Progress));
        Assert.True((await archives.DeleteAsync("sandbox", "orders", Cancel)).IsOk);
        Assert.Empty((await archives.ListAsync("sandbox", null, Cancel)).Value!);
    }

    private async Task<EventBusDetail> BusAsync() => (await sandbox.Get<IEventBuses>().GetAsync("sandbox", "shop", Cancel)).Value!;
}
