using Portal.Sandbox.Targets;
using Xunit;

namespace Portal.Sandbox.Tests.Targets;

public sealed class RetryDecisionTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 0, 0.5)]
    [InlineData(1, 1, 1)]
    [InlineData(4, 1, 8)]
    [InlineData(11, 0, 300)]
    [InlineData(185, 1, 600)]
    public void After_Attempts_GrowExponentiallyWithJitterUpToTenMinutes(int attempts, double jitter, double seconds) =>
        Assert.Equal(Start.AddSeconds(seconds), RetryDecision.After(RetryPolicy.Default, attempts, Start, Start, jitter).At);

    [Fact]
    public void After_MoreAttemptsThanThePolicyHas_IsExhausted() =>
        Assert.Equal(new RetryDecision(null, "MaximumRetryAttempts"), RetryDecision.After(RetryPolicy.Default, 186, Start, Start, 0));

    [Fact]
    public void After_NoRetriesAllowed_IsExhaustedAtOnce() =>
        Assert.Equal(new RetryDecision(null, "MaximumRetryAttempts"), RetryDecision.After(new RetryPolicy(0, TimeSpan.FromDays(1)), 1, Start, Start, 0));

    [Fact]
    public void After_DeadlineBeforeTheNextAttempt_WaitsForTheDeadline() =>
        Assert.Equal(Start.AddSeconds(60), RetryDecision.After(new RetryPolicy(185, TimeSpan.FromSeconds(60)), 10, Start, Start.AddSeconds(50), 1).At);

    [Fact]
    public void After_EventAsOldAsItMayBe_IsExhausted() =>
        Assert.Equal(new RetryDecision(null, "MaximumEventAgeInSeconds"), RetryDecision.After(new RetryPolicy(185, TimeSpan.FromSeconds(60)), 1, Start, Start.AddSeconds(60), 0));
}
