using Portal.Languages.Data;

namespace Portal.Sandbox.Targets.ApiDestinations;

/// <summary>Headers, query and body fields that a connection adds to its requests.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ConnectionHttpParameters.html</remarks>
internal sealed class HttpParameters(DataObject? given)
{
    public IEnumerable<(string Key, string Value)> Headers => Of("HeaderParameters");

    public IEnumerable<(string Key, string Value)> Query => Of("QueryStringParameters");

    public IEnumerable<(string Key, string Value)> Body => Of("BodyParameters");

    private IEnumerable<(string Key, string Value)> Of(string name)
    {
        foreach (var parameter in given?.GetArray(name)?.OfType<DataObject>() ?? [])
        {
            if (parameter.GetString("Key") is { } key) yield return (key, parameter.GetString("Value") ?? "");
        }
    }
}
