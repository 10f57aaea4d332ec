using Portal.Services.Aws;
using Portal.Services.Composing;
using Portal.Services.EventBuses;
using Portal.Services.Executions;
using Portal.Services.LogGroups;
using Portal.Services.Observatory;
using Portal.Services.Observatory.Correlation;
using Portal.Services.Stacks;
using Portal.Services.StateMachines;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Stacks;

/// <summary>The bundled samples through the whole of it: packaged, deployed, run, looked at, deleted.</summary>
public sealed class SandboxStackTests : IAsyncLifetime
{
    private LiveSandbox sandbox = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => sandbox = await LiveSandbox.StartAsync();
    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task KycSample_Deployed_EventsTellWhatEachStateDid()
    {
        var stack = await DeployAsync("kyc");
        Assert.Equal("CREATE_COMPLETE", stack.Status);
        Assert.NotEmpty(stack.Outputs);
        var text = await File.ReadAllTextAsync(Path.Combine(Samples(), "kyc", "put_events.json"), Cancel);
        var drafts = sandbox.Get<IComposer>().Parse(text).Drafts;
        var preview = (await sandbox.Get<IComposer>().PreviewAsync("sandbox", drafts, Cancel)).Value!;
        Assert.All(preview.Entries, e => Assert.Single(e.Rules, r => r.Delivers));
        var sent = (await sandbox.Get<IComposer>().SendAsync("sandbox", drafts, Cancel)).Value!;
        Assert.Equal(0, sent.FailedCount);

        foreach (var entry in sent.Entries)
        {
            var execution = await StartedByAsync(entry.EventId!);
            var story = await WatchAsync(execution, s => s.Execution.Status == ExecutionStatus.Succeeded && s.Visits.SelectMany(v => v.Events).All(e => e.Deliveries.Count > 0 && e.Deliveries.All(d => d.LogLine is not null)));
            Assert.Equal(entry.EventId, story.Trigger?.Event.EventId);
            Assert.Equal(2, story.Visits.Sum(v => v.Events.Count));
        }

        var groups = (await sandbox.Get<ILogGroups>().ListAsync("sandbox", null, Cancel)).Value!;
        Assert.NotEmpty(groups);
    }

    [Fact]
    public async Task Stack_OfATappedBus_IsDeletedWithAllItMade()
    {
        await DeployAsync("manual-approval");
        var deleted = await sandbox.Get<IStacks>().DeleteAsync("sandbox", "manual-approval", null, Cancel);
        Assert.True(deleted.IsOk, deleted.Error?.Message);
        Assert.Equal(["default"], (await sandbox.Get<IEventBuses>().ListAsync("sandbox", Cancel)).Value!.Select(b => b.Name));
        Assert.Empty((await sandbox.Get<IStateMachines>().ListAsync("sandbox", Cancel)).Value!);
    }

    [Fact]
    public async Task TappedBus_IsDeletedByAnyClient()
    {
        await sandbox.CallAsync("AWSEvents.CreateEventBus", """{"Name":"theirs"}""");
        await sandbox.TappedAsync("theirs", Cancel);
        await sandbox.CallAsync("AWSEvents.DeleteEventBus", """{"Name":"theirs"}""");
        Assert.Equal(["default"], (await sandbox.Get<IEventBuses>().ListAsync("sandbox", Cancel)).Value!.Select(b => b.Name));
    }

    [Fact]
    public async Task BundledSample_GivesWayToAStackThatNeedsItsNames()
    {
        await DeployAsync("kyc", new() { [StackTags.Sample] = "true" });
        var told = new List<string?>();
        var template = (await sandbox.Get<ITemplatePackager>().FromPathAsync(Path.Combine(Samples(), "kyc"), Cancel)).Value!;
        var mine = await sandbox.Get<IStacks>().DeployAsync("sandbox", new("mine", template), new Told(told), Cancel);
        Assert.True(mine.IsOk, mine.Error?.Message);
        Assert.Contains(told, t => t?.StartsWith("The bundled sample kyc gives way", StringComparison.Ordinal) == true);
        Assert.Equal(["mine"], (await sandbox.Get<IStacks>().ListAsync("sandbox", Cancel)).Value!.Select(s => s.Name));
    }

    [Fact]
    public async Task Deploy_OfTheSameAgain_ChangesNothing()
    {
        await DeployAsync("manual-approval");
        Assert.Equal("CREATE_COMPLETE", (await DeployAsync("manual-approval")).Status);
    }

    private async Task<StackDetail> DeployAsync(string sample, Dictionary<string, string>? tags = null)
    {
        var template = (await sandbox.Get<ITemplatePackager>().FromPathAsync(Path.Combine(Samples(), sample), Cancel)).Value!;
        var deployed = await sandbox.Get<IStacks>().DeployAsync("sandbox", new(sample, template) { Tags = tags ?? [] }, null, Cancel);
        Assert.True(deployed.IsOk, deployed.Error?.Message);
        return deployed.Value;
    }

    private async Task<string> StartedByAsync(string eventId)
    {
        while (true)
        {
            var story = await sandbox.Get<ICorrelation>().ForEventAsync("sandbox", eventId, Cancel);
            if (story.Value?.Deliveries is [{ Execution: { } execution }]) return execution.ExecutionArn;
        }
    }

    private async Task<ExecutionStory> WatchAsync(string executionArn, Func<ExecutionStory, bool> until)
    {
        ExecutionStory? last = null;
        await foreach (var story in sandbox.Get<ICorrelation>().WatchExecutionAsync("sandbox", executionArn, Cancel))
        {
            last = story.Value ?? last;
            if (last is not null && until(last)) return last;
        }

        throw new InvalidOperationException("The story ended before: " + string.Join(", ", last?.Visits.Select(v => $"{v.StateName} {v.Status} {v.Events.Count} {v.Events.SelectMany(e => e.Deliveries).Count(d => d.LogLine is not null)}") ?? []));
    }

    private static string Samples()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Portal.sln"))) folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "samples");
    }

    private sealed class Told(List<string?> told) : IProgress<StackEvent>
    {
        public void Report(StackEvent value) => told.Add(value.StatusReason);
    }
}
