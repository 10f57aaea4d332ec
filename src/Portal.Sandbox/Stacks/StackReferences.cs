using Portal.Languages.Data;
using Portal.Sandbox.Stacks.Templates;

namespace Portal.Sandbox.Stacks;

/// <summary>Refers to the resources of a stack that is being made, and to what other stacks export.</summary>
internal sealed class StackReferences(StackDirectory directory, Stack stack, IReadOnlyDictionary<string, StackResource> resources) : IReferences
{
    public DataValue Ref(string logicalId) => Resource(logicalId).Ref;

    public DataValue Attribute(string logicalId, string attribute)
    {
        var resource = Resource(logicalId);
        if (resource.Attributes[attribute] is { } value) return value;
        return Resources.RecordedResource.IsRecorded(resource)
            ? Resources.RecordedResource.Attribute(stack, resource, attribute)
            : throw StackFaults.Template($"resource {logicalId} does not support attribute type {attribute} in Fn::GetAtt");
    }

    public DataValue Import(string exportName)
    {
        var found = directory.Exports(stack.Scope).FirstOrDefault(e => e.Output.ExportName == exportName && e.Stack.Id != stack.Id);
        return found.Output?.Value ?? throw StackFaults.Invalid($"No export named {exportName} found.");
    }

    private StackResource Resource(string logicalId) => resources.GetValueOrDefault(logicalId)
        ?? throw StackFaults.Format($"Unresolved resource dependencies [{logicalId}] in the Resources block of the template");
}
