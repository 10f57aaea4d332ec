using Portal.Languages.Data;
using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Executions.Running;
using Portal.Sandbox.Executions.Tokens;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.Activities;

internal sealed class ActivityService(ActivityRegistry registry, ActivityDesk desk, LiveExecutions lives, TaskTokens tokens) : IActivities
{
    /// <summary>How long GetActivityTask waits.</summary>
    /// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetActivityTask.html</remarks>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public ValueTask<Activity> CreateAsync(ResourceScope scope, string name, DataObject? encryption, DataObject tags, CancellationToken cancellationToken) =>
        registry.CreateAsync(scope, name, encryption, tags, cancellationToken);

    public Activity? Find(string arn) => registry.Find(arn);

    public IReadOnlyList<Activity> List(ResourceScope scope) => registry.List(scope);

    public ValueTask DeleteAsync(string arn, CancellationToken cancellationToken) => registry.DeleteAsync(arn, cancellationToken);

    public ValueTask SetTagsAsync(string arn, DataObject tags, CancellationToken cancellationToken) => registry.SetTagsAsync(arn, tags, cancellationToken);

    public async ValueTask<ActivityTask?> TakeTaskAsync(string arn, string? workerName, CancellationToken cancellationToken)
    {
        if (registry.Find(arn) is null) throw ExecutionFaults.ActivityDoesNotExist(arn);
        while (await desk.TakeAsync(arn, Patience, cancellationToken) is { } offer)
        {
            var taken = await lives.PostAsync(offer.ExecutionArn, new Stimulus.ActivityTaken(offer.ScheduledId, workerName));
            if (taken) return new ActivityTask(tokens.Make(offer.ExecutionArn, offer.ScheduledId), offer.Input.Text);
        }

        return null;
    }
}
