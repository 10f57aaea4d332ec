using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Executions.Activities;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Protocol.StepFunctions.Tags;

/// <summary>The tags of state machines and activities; versions and aliases have none.</summary>
internal sealed class TaggedResources(IStateMachines machines, IActivities activities)
{
    /// <exception cref="AwsFault">InvalidArn, ResourceNotFound.</exception>
    public DataObject Get(string arn)
    {
        ResourceArns.Parse(arn);
        return machines.Find(arn)?.Tags ?? activities.Find(arn)?.Tags ?? throw ExecutionFaults.ResourceNotFound(arn);
    }

    public async ValueTask SetAsync(string arn, DataObject tags, CancellationToken cancellationToken)
    {
        if (tags.Count > InputFields.MostTags) throw new AwsFault("TooManyTags", $"A resource can have up to {InputFields.MostTags} tags: '{arn}'");
        if (machines.Find(arn) is not null) await machines.SetTagsAsync(arn, tags, cancellationToken);
        else await activities.SetTagsAsync(arn, tags, cancellationToken);
    }
}
