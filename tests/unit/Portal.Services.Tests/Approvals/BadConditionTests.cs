using Portal.Approvals.Crash;
using Xunit;

namespace Portal.Services.Tests.Approvals;

/// <summary>Short runs of what <c>tests/crash/Portal.Approvals.Crash</c> does at length, over the wire against a real sandbox.</summary>
public sealed class BadConditionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ManyAtOnceOnEachWait_OneWins_AndEveryLoserIsToldWho() => Clean(await RaceRun.RunAsync(8, 64, Cancel));

    [Fact]
    public async Task KilledAtAnyPointOfADecision_NoneIsLostOrDoubled() => Clean(await KillRun.PointsAsync(Cancel));

    [Fact]
    public async Task KilledAtRandom_NoneIsLostOrDoubled() => Clean(await KillRun.RandomAsync(2, 1, Cancel));

    [Theory]
    [InlineData(7)]
    public async Task FaultyNetwork_NoDecisionIsLostDoubledOrMisreported(int seed) => Clean(await FaultRun.RunAsync(20, seed, Cancel));

    private static void Clean(RunReport report) => Assert.True(report.IsClean, report.ToString());
}
