using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Serverless;

/// <summary>Pieces of templates that the transform writes again and again.</summary>
internal static class Shapes
{
    public static DataObject Ref(string logicalId) => new DataObjectBuilder { ["Ref"] = logicalId }.Build();

    public static DataObject GetAtt(string logicalId, string attribute) =>
        new DataObjectBuilder { ["Fn::GetAtt"] = new DataArray([logicalId, attribute]) }.Build();

    public static DataObject Sub(string text, DataObject? variables = null) =>
        new DataObjectBuilder { ["Fn::Sub"] = variables is null ? text : new DataArray([text, variables]) }.Build();

    public static DataObject Policy(params DataValue[] statements) => new DataObjectBuilder
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new DataArray(statements),
    }.Build();

    public static DataObject Allow(string action, DataValue resource) => new DataObjectBuilder
    {
        ["Effect"] = "Allow",
        ["Action"] = action,
        ["Resource"] = resource,
    }.Build();

    /// <summary>Who may take a role on: a service.</summary>
    public static DataObject Trust(string service) => Policy(new DataObjectBuilder
    {
        ["Effect"] = "Allow",
        ["Principal"] = new DataObjectBuilder { ["Service"] = new DataArray([service]) }.Build(),
        ["Action"] = new DataArray(["sts:AssumeRole"]),
    }.Build());

    /// <summary>SAM's tag, and the tags of the resource, as the list that most resources take.</summary>
    public static DataArray Tags(string marker, DataObject? own)
    {
        var tags = new List<DataValue> { Tag(marker, "SAM") };
        foreach (var (key, value) in own ?? DataObject.Empty) tags.Add(Tag(key, value));
        return new DataArray(tags);
    }

    private static DataObject Tag(string key, DataValue value) => new DataObjectBuilder { ["Key"] = key, ["Value"] = value }.Build();
}
