using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Topics;

/// <summary>What SNS answers to input it refuses.</summary>
internal static class TopicFaults
{
    public static AwsFault NoTopic() => new("NotFound", "Topic does not exist", 404);

    public static AwsFault NoSubscription() => new("NotFound", "Subscription does not exist", 404);

    public static AwsFault NoResource() => new("ResourceNotFound", "Resource does not exist", 404);

    public static AwsFault Invalid(string what) => new("InvalidParameter", "Invalid parameter: " + what);

    public static AwsFault Batch(string code, string message) => new(code, message);
}
