using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Resources;

/// <summary>A type whose create, update and delete are one call each, with fields that are named like the properties.</summary>
internal abstract class SimpleHandler(string type, string service, string create, string? update, string delete)
    : ResourceHandler(type, (service, create))
{
    public override async ValueTask<MadeResource> CreateAsync(ResourceTask task, CancellationToken cancellationToken)
    {
        var answer = await task.CallAsync(service, create, Input(task), cancellationToken);
        return Made(task, answer);
    }

    public override async ValueTask<MadeResource> UpdateAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken)
    {
        var answer = await task.CallAsync(service, update ?? create, UpdateInput(task, current), cancellationToken);
        return Made(task, answer) is var made && made.PhysicalId == current.PhysicalId ? made : made with { PhysicalId = current.PhysicalId!, Ref = current.Ref, Attributes = current.Attributes };
    }

    public override ValueTask DeleteAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken) =>
        task.DeleteAsync(service, delete, DeleteInput(current), cancellationToken);

    protected abstract DataObjectBuilder Input(ResourceTask task);

    protected virtual DataObjectBuilder UpdateInput(ResourceTask task, StackResource current) => Input(task);

    protected abstract DataObjectBuilder DeleteInput(StackResource current);

    protected abstract MadeResource Made(ResourceTask task, DataObject answer);
}
