using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Stacks.Templates;

namespace Portal.Sandbox.Stacks;

/// <summary>A stack on its way: every step is kept, with its event, before the next one begins.</summary>
internal sealed class StackProgress(StackDirectory directory, Stack stack, string? token, TimeProvider clock)
{
    private const string StackType = "AWS::CloudFormation::Stack";

    private readonly Dictionary<string, StackResource> resources = stack.Resources.ToDictionary(r => r.LogicalId, StringComparer.Ordinal);

    public Stack Stack { get; private set; } = stack;

    /// <summary>By logical id, in the order of their making.</summary>
    public IReadOnlyDictionary<string, StackResource> Resources => resources;

    public IReferences References => new StackReferences(directory, Stack, resources);

    public long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public ValueTask StatusAsync(string status, string? reason = null, Func<Stack, Stack>? change = null, bool withInput = false)
    {
        var now = Now;
        Stack = (change?.Invoke(Stack) ?? Stack) with { Status = status, StatusReason = reason };
        if (status == StackStatus.DeleteComplete) Stack = Stack with { DeletedMilliseconds = now };
        return SaveAsync(new StackEvent(Guid.NewGuid().ToString(), Stack.Name, Stack.Id, StackType, status, reason, now, null, token), withInput);
    }

    /// <summary>A resource has a new state; a resource that is deleted leaves the stack when its last event is written.</summary>
    public ValueTask ResourceAsync(StackResource resource, bool isGone = false, bool isLeftover = false)
    {
        var now = Now;
        resource = resource with { ChangedMilliseconds = now };
        if (isLeftover) Stack = Stack with { Leftovers = [.. Stack.Leftovers.Where(l => l.PhysicalId != resource.PhysicalId), .. isGone ? Array.Empty<StackResource>() : [resource]] };
        else if (isGone) resources.Remove(resource.LogicalId);
        else resources[resource.LogicalId] = resource;
        Stack = Stack with { Resources = [.. resources.Values] };
        var id = $"{resource.LogicalId}-{resource.Status}-{now}-{Stack.Events}";
        return SaveAsync(new StackEvent(id, resource.LogicalId, resource.PhysicalId, resource.Type, resource.Status, resource.StatusReason, now, resource.Properties.ToJson(), token), false);
    }

    /// <summary>Sets resources aside to be deleted when the update has succeeded.</summary>
    public void Leave(StackResource resource, bool isReplaced)
    {
        if (!isReplaced) resources.Remove(resource.LogicalId);
        Stack = Stack with { Leftovers = [.. Stack.Leftovers, resource], Resources = [.. resources.Values] };
    }

    /// <summary>Puts a resource back as it was, without an event.</summary>
    public void Restore(StackResource resource)
    {
        resources[resource.LogicalId] = resource;
        Stack = Stack with { Leftovers = [.. Stack.Leftovers.Where(l => l.PhysicalId != resource.PhysicalId)], Resources = [.. resources.Values] };
    }

    public void SetOutputs(IReadOnlyList<StackOutput> outputs) => Stack = Stack with { Outputs = outputs };

    /// <summary>Puts the resources into the order of the new template.</summary>
    public void Sort(IReadOnlyList<ResourceDefinition> order)
    {
        var places = order.Select((r, i) => (r.LogicalId, i)).ToDictionary(p => p.LogicalId, p => p.i, StringComparer.Ordinal);
        Stack = Stack with { Resources = [.. Stack.Resources.OrderBy(r => places.GetValueOrDefault(r.LogicalId, -1))] };
    }

    private async ValueTask SaveAsync(StackEvent item, bool withInput)
    {
        // A deployment that has begun goes on to a state that can be kept: it is not the caller's to stop.
        await directory.SaveAsync(Stack, withInput, CancellationToken.None, item);
        Stack = Stack with { Events = Stack.Events + 1 };
    }
}
