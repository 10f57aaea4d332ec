using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.Activities;

/// <summary>The activities of the sandbox. Changes are durable when a call returns.</summary>
public interface IActivities
{
    /// <summary>Creates one, or gives the one that is there.</summary>
    ValueTask<Activity> CreateAsync(ResourceScope scope, string name, DataObject? encryption, DataObject tags, CancellationToken cancellationToken);

    Activity? Find(string arn);

    /// <summary>In the order of their names.</summary>
    IReadOnlyList<Activity> List(ResourceScope scope);

    ValueTask DeleteAsync(string arn, CancellationToken cancellationToken);

    ValueTask SetTagsAsync(string arn, DataObject tags, CancellationToken cancellationToken);

    /// <summary>Waits for a task, up to a minute; null where none came.</summary>
    ValueTask<ActivityTask?> TakeTaskAsync(string arn, string? workerName, CancellationToken cancellationToken);
}
