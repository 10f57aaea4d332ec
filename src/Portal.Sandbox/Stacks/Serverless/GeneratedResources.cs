using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Serverless;

/// <summary>The resources of the template that a transform makes.</summary>
internal sealed class GeneratedResources
{
    /// <summary>What a serverless resource hands down to the resources it stands for.</summary>
    private static readonly string[] Inherited = ["Condition", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy", "Metadata"];

    private readonly DataObjectBuilder resources = new(16);

    public void Keep(string logicalId, DataValue resource) => resources.Set(logicalId, resource);

    /// <param name="logicalId">Of the new resource.</param>
    /// <param name="type">Its type.</param>
    /// <param name="properties">Its properties.</param>
    /// <param name="origin">The resource it comes from, whose Condition and DependsOn it takes over; null for none.</param>
    public void Add(string logicalId, string type, DataObject properties, DataObject? origin = null)
    {
        var resource = new DataObjectBuilder { ["Type"] = type };
        foreach (var name in Inherited) resource[name] = origin?[name];
        resources.Set(logicalId, resource.Set("Properties", properties).Build());
    }

    /// <summary>A resource that exists for another one: it takes over only whether that is there at all.</summary>
    public void AddFor(DataObject origin, string logicalId, string type, DataObject properties) =>
        resources.Set(logicalId, new DataObjectBuilder { ["Type"] = type, ["Condition"] = origin["Condition"] }.Set("Properties", properties).Build());

    public DataObject Build() => resources.Build();
}
