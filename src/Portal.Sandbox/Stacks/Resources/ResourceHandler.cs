using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Stacks.Resources;

/// <summary>
/// How one type of resource is made, changed and deleted: by calling the operations that any client would call, so that what
/// they check is checked here too.
/// </summary>
/// <param name="type">As templates have it: <c>AWS::SQS::Queue</c>.</param>
/// <param name="action">The operation without which the sandbox cannot have such a resource: service and action.</param>
internal abstract class ResourceHandler(string type, (string Service, string Action) action)
{
    public string Type { get; } = type;

    public (string Service, string Action) Action { get; } = action;

    /// <summary>Properties whose change makes a new resource.</summary>
    protected virtual IReadOnlyList<string> Replacing => [];

    /// <summary>Properties that can be changed in place.</summary>
    protected virtual IReadOnlyList<string> Updatable => [];

    public bool IsReplacedBy(string property) => Replacing.Contains(property);

    /// <exception cref="AwsFault">A property that the type does not have.</exception>
    public void Check(DataObject properties)
    {
        if (properties.Names.FirstOrDefault(n => !Replacing.Contains(n) && !Updatable.Contains(n)) is { } unknown)
            throw StackFaults.Invalid($"Encountered unsupported property {unknown}");
    }

    public abstract ValueTask<MadeResource> CreateAsync(ResourceTask task, CancellationToken cancellationToken);

    /// <summary>Changes a resource in place. Types without updatable properties are never asked.</summary>
    public virtual ValueTask<MadeResource> UpdateAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{Type} cannot be changed in place.");

    /// <summary>Deletes what was made; what is already gone is no fault.</summary>
    public abstract ValueTask DeleteAsync(ResourceTask task, StackResource current, CancellationToken cancellationToken);
}

/// <summary>A resource that was made.</summary>
/// <param name="PhysicalId">What the stack lists.</param>
/// <param name="Ref">What Ref gives.</param>
/// <param name="Attributes">What Fn::GetAtt gives.</param>
internal sealed record MadeResource(string PhysicalId, DataValue Ref, DataObject Attributes)
{
    /// <summary>For the many whose Ref is their physical id.</summary>
    public static MadeResource Of(string physicalId, DataObjectBuilder? attributes = null) => new(physicalId, physicalId, attributes?.Build() ?? DataObject.Empty);
}
