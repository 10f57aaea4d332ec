using Portal.Sandbox.Crash;
using Portal.Sandbox.Tests.Support;
using Xunit;

namespace Portal.Sandbox.Tests.Store;

/// <summary>kill -9, a few times; <c>tests/crash</c> does it thousands of times by command.</summary>
public sealed class CrashTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Journal_KilledWhileWriting_KeepsWhatItAcknowledged()
    {
        var report = await JournalCrash.RunAsync(folder.Path, kills: 50, seed: 20261);
        Assert.True(report.IsClean, report.ToString());
        Assert.True(report.Acknowledged > 100, report.ToString());
    }

    [Fact]
    public async Task Sandbox_KilledWhileTakingEvents_DeliversAllItAcknowledged()
    {
        var report = await SandboxCrash.RunAsync(folder.Path, kills: 4, seed: 20262);
        Assert.True(report.IsClean, report.ToString());
        Assert.True(report.Acknowledged > 10, report.ToString());
    }
}
