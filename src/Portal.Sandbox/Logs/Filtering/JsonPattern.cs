using Portal.Languages.Data;

namespace Portal.Sandbox.Logs.Filtering;

/// <summary>Conditions on a line that is JSON: <c>{ $.a = "x" &amp;&amp; $.b &gt; 3 }</c>. Other lines never match.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/matching-terms-json-log-events.html</remarks>
internal sealed class JsonPattern(Func<DataValue, bool> condition) : FilterPattern
{
    public override bool Matches(string message) => message.AsSpan().TrimStart() is ['{' or '[', ..] && DataValue.TryParse(message) is { } json && condition(json);
}

/// <summary>Where in a JSON line a condition looks: <c>$.a.b[0]</c>.</summary>
internal sealed class JsonSelector(IReadOnlyList<object> path)
{
    /// <summary>Null where there is nothing.</summary>
    public DataValue? Find(DataValue value)
    {
        var found = value;
        foreach (var part in path)
        {
            found = (found, part) switch
            {
                (DataObject o, string name) => o[name],
                (DataArray a, int index) when index < a.Count => a[index],
                _ => null,
            };
            if (found is null) return null;
        }

        return found;
    }
}
