using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Queues.Moving;

/// <summary>What the operations on message move tasks answer to input they refuse.</summary>
internal static class MoveFaults
{
    private const string NotFound = "ResourceNotFoundException";

    public static AwsFault NoResource(string parameter) => new(NotFound, $"The resource that you specified for the {parameter} parameter doesn't exist.", 404) { QueryCode = NotFound };

    public static AwsFault NoTask() => new(NotFound, "Task does not exist.", 404) { QueryCode = NotFound };

    public static AwsFault AlreadyRunning() => new("UnsupportedOperation", "There is already a task running. Only one active task is allowed for a source queue arn at a given time.")
    {
        QueryCode = "AWS.SimpleQueueService.UnsupportedOperation",
    };
}
