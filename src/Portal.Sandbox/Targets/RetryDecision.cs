namespace Portal.Sandbox.Targets;

/// <summary>What follows a failed attempt.</summary>
/// <param name="At">When to try again; null: it is given up.</param>
/// <param name="Exhausted">The dead letter's EXHAUSTED_RETRY_CONDITION; null where another attempt follows, or none ever could.</param>
public readonly record struct RetryDecision(DateTimeOffset? At, string? Exhausted)
{
    public const string AttemptsExhausted = "MaximumRetryAttempts";
    public const string AgeExhausted = "MaximumEventAgeInSeconds";

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);

    /// <summary>185 attempts at this pace fill the 24 hours of the default policy.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Exponential backoff with jitter; EventBridge does not publish its figures. An event that reaches its age between two attempts is
    /// given up then, without another one.
    /// </summary>
    /// <param name="policy">The target's policy.</param>
    /// <param name="attempts">Attempts made, the first included.</param>
    /// <param name="acceptedAt">When the event came in.</param>
    /// <param name="now">Now.</param>
    /// <param name="jitter">A random number from 0 to 1.</param>
    public static RetryDecision After(RetryPolicy policy, int attempts, DateTimeOffset acceptedAt, DateTimeOffset now, double jitter)
    {
        if (attempts > policy.MaximumRetryAttempts) return new(null, AttemptsExhausted);
        var deadline = acceptedAt + policy.MaximumEventAge;
        if (now >= deadline) return new(null, AgeExhausted);
        var exponent = Math.Min(attempts - 1, 20);
        var delay = FirstDelay * Math.Pow(2, exponent);
        if (delay > LongestDelay) delay = LongestDelay;
        var at = now + (delay * (0.5 + (jitter / 2)));
        return new(at < deadline ? at : deadline, null);
    }
}
