using Portal.Languages.Data;

namespace Portal.Sandbox.Roles;

/// <summary>Managed policies of AWS's own, as far as they speak of services that the sandbox has. They stand in a file.</summary>
/// <remarks>https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html</remarks>
internal static class AwsPolicies
{
    private const string Owner = ":iam::aws:policy/";

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Documents = new(Load);

    /// <summary>True for ARNs of AWS's own policies; any name is taken.</summary>
    public static bool IsOne(string arn) => arn.StartsWith("arn:aws", StringComparison.Ordinal) && arn.Contains(Owner, StringComparison.Ordinal);

    /// <summary>JSON text; null for a policy that the sandbox does not know.</summary>
    public static string? Document(string arn) => IsOne(arn) ? Documents.Value.GetValueOrDefault(arn[(arn.LastIndexOf('/') + 1)..]) : null;

    private static Dictionary<string, string> Load()
    {
        using var stream = typeof(AwsPolicies).Assembly.GetManifestResourceStream("Portal.Sandbox.Roles.AwsPolicies.json")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var data = (DataObject)DataValue.Parse(memory.ToArray());
        return data.ToDictionary(p => p.Key, p => Document((DataArray)p.Value), StringComparer.Ordinal);
    }

    private static string Document(DataArray actions) => new DataObjectBuilder
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new DataArray([new DataObjectBuilder { ["Effect"] = "Allow", ["Action"] = actions, ["Resource"] = "*" }.Build()]),
    }.Build().ToJson();
}
