using Microsoft.Extensions.Time.Testing;
using Portal.Sandbox.Executions.Clock;
using Xunit;

namespace Portal.Sandbox.Tests.Executions.Clock;

public sealed class SandboxClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider real = new(Noon);

    [Fact]
    public void Now_NeverMoved_IsTheRealTime()
    {
        var clock = new SandboxClock(real);
        real.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal((Noon.AddSeconds(5), TimeSpan.Zero, 1.0), (clock.Now, clock.Ahead, clock.Speed));
    }

    [Fact]
    public void Move_ByAndSpeed_CountFromThatMoment()
    {
        var clock = new SandboxClock(real);
        var moves = 0;
        clock.Moved += () => moves++;
        clock.Move(TimeSpan.FromMinutes(1), 10);
        real.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((Noon.AddSeconds(80), 1), (clock.Now, moves));
        clock.Move(TimeSpan.Zero, 1);
        real.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(Noon.AddSeconds(82), clock.Now);
    }

    [Fact]
    public void RealTimeUntil_FasterClock_IsShorter()
    {
        var clock = new SandboxClock(real);
        clock.Move(TimeSpan.Zero, 60);
        Assert.Equal(TimeSpan.FromSeconds(1), clock.RealTimeUntil(Noon.AddMinutes(1)));
        Assert.Equal(TimeSpan.Zero, clock.RealTimeUntil(Noon.AddMinutes(-1)));
    }

    [Fact]
    public void Move_BackOrTooFast_Throws()
    {
        var clock = new SandboxClock(real);
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Move(TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Move(TimeSpan.Zero, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Move(TimeSpan.Zero, ClockMove.FastestSpeed + 1));
    }

    [Fact]
    public void Restore_GoesOnAsIfItHadRunAllTheTime()
    {
        var before = new SandboxClock(real);
        before.Move(TimeSpan.FromHours(1), 2);
        var (moment, own, speed) = before.Base;
        real.Advance(TimeSpan.FromMinutes(10));
        var after = new SandboxClock(real);
        after.Restore(moment, own, speed);
        Assert.Equal(before.Now, after.Now);
    }

    [Fact]
    public void ExecutionTime_ClockAt_IsTheOtherWayRound()
    {
        var time = default(ExecutionTime).MovedTo(Noon.AddHours(1), Noon).WithSpeed(30, Noon);
        Assert.Equal(Noon.AddHours(1), time.At(Noon));
        Assert.Equal(Noon.AddHours(1).AddMinutes(1), time.At(Noon.AddSeconds(2)));
        Assert.Equal(Noon.AddSeconds(2), time.ClockAt(Noon.AddHours(1).AddMinutes(1)));
        Assert.Equal(time, time.MovedTo(Noon, Noon.AddSeconds(1)));
        Assert.Equal(Noon.AddSeconds(7), default(ExecutionTime).At(Noon.AddSeconds(7)));
    }
}
