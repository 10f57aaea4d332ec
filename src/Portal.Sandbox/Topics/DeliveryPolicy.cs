using Portal.Languages.Data;

namespace Portal.Sandbox.Topics;

/// <summary>How often and when a delivery to an HTTP endpoint is tried again.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html (creating an HTTP/S delivery policy)</remarks>
internal sealed record DeliveryPolicy(int NoDelayRetries, int MinDelayRetries, int BackoffRetries, int MaxDelayRetries, TimeSpan MinDelay, TimeSpan MaxDelay, string Backoff)
{
    /// <summary>Three times, twenty seconds apart.</summary>
    public static readonly DeliveryPolicy Default = new(0, 0, 3, 0, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20), "linear");

    private const int MostRetries = 100;

    public int Retries => NoDelayRetries + MinDelayRetries + BackoffRetries + MaxDelayRetries;

    /// <summary>A subscription's policy, or the topic's, whichever is there first.</summary>
    public static DeliveryPolicy Of(string? subscription, string? topic)
    {
        var policy = (DataValue.TryParse(subscription) as DataObject)?.GetObject("healthyRetryPolicy")
            ?? (DataValue.TryParse(topic) as DataObject)?.GetObject("http")?.GetObject("defaultHealthyRetryPolicy");
        if (policy is null) return Default;
        int Number(string name, int @default) => (int)Math.Clamp(policy.GetInt64(name) ?? @default, 0, 3600);
        var (total, none, min, max) = (Math.Min(Number("numRetries", 3), MostRetries), Number("numNoDelayRetries", 0), Number("numMinDelayRetries", 0), Number("numMaxDelayRetries", 0));
        var minDelay = TimeSpan.FromSeconds(Number("minDelayTarget", 20));
        var maxDelay = TimeSpan.FromSeconds(Number("maxDelayTarget", 20));
        return new(none, min, Math.Max(0, total - none - min - max), max, minDelay, maxDelay > minDelay ? maxDelay : minDelay, policy.GetString("backoffFunction") ?? "linear");
    }

    /// <summary>How long to wait before a retry; null when there is none left.</summary>
    /// <param name="retry">1 for the first.</param>
    public TimeSpan? Delay(int retry)
    {
        if (retry > Retries) return null;
        if (retry <= NoDelayRetries) return TimeSpan.Zero;
        if (retry <= NoDelayRetries + MinDelayRetries) return MinDelay;
        var step = retry - NoDelayRetries - MinDelayRetries;
        if (step > BackoffRetries) return MaxDelay;
        var share = BackoffRetries == 1 ? 0 : (step - 1) / (double)(BackoffRetries - 1);
        var factor = Backoff switch
        {
            "exponential" => (Math.Pow(2, share * 4) - 1) / 15,
            "geometric" => share * share * share,
            "arithmetic" => share * share,
            _ => share,
        };
        return MinDelay + ((MaxDelay - MinDelay) * factor);
    }
}
