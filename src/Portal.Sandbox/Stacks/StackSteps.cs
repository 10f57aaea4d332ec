using Portal.Languages.Data;
using Portal.Sandbox.Executions.Integrations;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Stacks.Resources;
using Portal.Sandbox.Stacks.Templates;

namespace Portal.Sandbox.Stacks;

/// <summary>Makes, changes and deletes single resources, and says in the stack's events how it went.</summary>
internal sealed class StackSteps(ResourceHandlers handlers, IServiceCalls calls)
{
    /// <summary>Makes a resource. False: it failed, and its event says why.</summary>
    public async ValueTask<bool> CreateAsync(StackProgress progress, ResourceDefinition definition, DataObject properties, string verb, CancellationToken cancellationToken)
    {
        var resource = new StackResource
        {
            LogicalId = definition.LogicalId,
            Type = definition.Type,
            Status = verb + "_IN_PROGRESS",
            StatusReason = verb == "UPDATE" ? "Requested update requires the creation of a new physical resource; hence creating one." : null,
            ChangedMilliseconds = progress.Now,
            Properties = properties,
            DeletionPolicy = definition.DeletionPolicy,
            UpdateReplacePolicy = definition.UpdateReplacePolicy,
        };
        await progress.ResourceAsync(resource);
        if (handlers.Find(definition.Type) is not { } handler)
        {
            await progress.ResourceAsync(With(resource, RecordedResource.Create(progress.Stack, definition, properties), verb, RecordedResource.ReasonOf(definition.Type)));
            return true;
        }

        var task = Task(progress, definition.LogicalId, properties);
        try
        {
            handler.Check(properties);
            var made = await handler.CreateAsync(task, cancellationToken);
            resource = resource with { PhysicalId = made.PhysicalId };
            await progress.ResourceAsync(resource with { StatusReason = "Resource creation Initiated" });
            await progress.ResourceAsync(With(resource, made, verb, null));
            return true;
        }
        catch (Exception e) when (IsExpected(e))
        {
            await progress.ResourceAsync(resource with { PhysicalId = task.Begun, Status = verb + "_FAILED", StatusReason = Reason(e) });
            return false;
        }
    }

    /// <summary>Changes a resource in place. False: it failed.</summary>
    public async ValueTask<bool> UpdateAsync(StackProgress progress, StackResource current, ResourceDefinition definition, DataObject properties, CancellationToken cancellationToken)
    {
        var resource = current with
        {
            Properties = properties, StatusReason = null, DeletionPolicy = definition.DeletionPolicy, UpdateReplacePolicy = definition.UpdateReplacePolicy,
        };
        await progress.ResourceAsync(resource with { Status = StackStatus.UpdateInProgress });
        var handler = handlers.Find(current.Type);
        if (handler is null || RecordedResource.IsRecorded(current))
        {
            await progress.ResourceAsync(resource with { Status = StackStatus.UpdateComplete, StatusReason = RecordedResource.ReasonOf(current.Type) });
            return true;
        }

        try
        {
            handler.Check(properties);
            var made = await handler.UpdateAsync(Task(progress, current.LogicalId, properties), current, cancellationToken);
            await progress.ResourceAsync(With(resource, made, "UPDATE", null));
            return true;
        }
        catch (Exception e) when (IsExpected(e))
        {
            // The old properties stay: an undo brings the resource back to them.
            await progress.ResourceAsync(current with { Status = StackStatus.UpdateFailed, StatusReason = Reason(e) });
            return false;
        }
    }

    /// <summary>Deletes a resource, or leaves it where its policy says so. False: it failed.</summary>
    /// <param name="progress">The stack.</param>
    /// <param name="resource">Which resource.</param>
    /// <param name="policy">Its policy for this kind of deletion.</param>
    /// <param name="isLeftover">It is no longer part of the stack.</param>
    /// <param name="cancellationToken">Stops before the deletion.</param>
    public async ValueTask<bool> DeleteAsync(StackProgress progress, StackResource resource, string policy, bool isLeftover, CancellationToken cancellationToken)
    {
        if (policy == "Retain")
        {
            await progress.ResourceAsync(resource with { Status = StackStatus.DeleteSkipped, StatusReason = null }, isGone: true, isLeftover);
            return true;
        }

        await progress.ResourceAsync(resource with { Status = StackStatus.DeleteInProgress, StatusReason = null }, isGone: false, isLeftover);
        try
        {
            if (resource.PhysicalId is not null && !RecordedResource.IsRecorded(resource) && handlers.Find(resource.Type) is { } handler)
                await handler.DeleteAsync(Task(progress, resource.LogicalId, resource.Properties), resource, cancellationToken);
            await progress.ResourceAsync(resource with { Status = StackStatus.DeleteComplete, StatusReason = null }, isGone: true, isLeftover);
            return true;
        }
        catch (Exception e) when (IsExpected(e))
        {
            await progress.ResourceAsync(resource with { Status = StackStatus.DeleteFailed, StatusReason = Reason(e) }, isGone: false, isLeftover);
            return false;
        }
    }

    /// <summary>Whether going from the old properties to the new ones makes a new resource.</summary>
    public bool IsReplacement(StackResource current, ResourceDefinition definition, DataObject properties)
    {
        if (current.Type != definition.Type) return true;
        if (RecordedResource.IsRecorded(current) || handlers.Find(current.Type) is not { } handler) return false;
        return current.Properties.Names.Union(properties.Names).Where(n => !Equals(current.Properties[n], properties[n])).Any(handler.IsReplacedBy);
    }

    private ResourceTask Task(StackProgress progress, string logicalId, DataObject properties) => new(progress.Stack, logicalId, properties, calls);

    private static StackResource With(StackResource resource, MadeResource made, string verb, string? reason) => resource with
    {
        PhysicalId = made.PhysicalId, Ref = made.Ref, Attributes = made.Attributes, Status = verb + "_COMPLETE", StatusReason = reason,
    };

    private static bool IsExpected(Exception e) => e is AwsFault or IOException;

    private static string Reason(Exception e) => e is AwsFault fault && fault.Code != "ValidationError"
        ? $"Resource handler returned message: \"{fault.Message}\" (HandlerErrorCode: {HandlerCode(fault)})"
        : e.Message;

    /// <summary>https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract-errors.html</summary>
    private static string HandlerCode(AwsFault fault) =>
        fault.Code.Contains("Exist", StringComparison.Ordinal) && fault.Code.Contains("Already", StringComparison.Ordinal) ? "AlreadyExists"
        : fault.Status == 404 || fault.Code.Contains("NotFound", StringComparison.Ordinal) ? "NotFound"
        : fault.Code.Contains("AccessDenied", StringComparison.Ordinal) ? "AccessDenied"
        : fault.Code.Contains("Limit", StringComparison.Ordinal) ? "ServiceLimitExceeded"
        : fault.Status >= 500 ? "ServiceInternalError"
        : "InvalidRequest";
}
