using Portal.Languages.Data;

namespace Portal.Sandbox.Targets;

/// <summary>How long a delivery is tried again: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html</summary>
/// <param name="MaximumRetryAttempts">0 to 185.</param>
/// <param name="MaximumEventAge">60 s to 24 h, from the event's acceptance.</param>
public sealed record RetryPolicy(int MaximumRetryAttempts, TimeSpan MaximumEventAge)
{
    public static readonly RetryPolicy Default = new(185, TimeSpan.FromDays(1));

    public static RetryPolicy Of(Target target) => target.Raw.GetObject("RetryPolicy") is not { } given ? Default : new RetryPolicy(
        (int)(given.GetInt64("MaximumRetryAttempts") ?? Default.MaximumRetryAttempts),
        given.GetInt64("MaximumEventAgeInSeconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : Default.MaximumEventAge);
}
