using System.Text;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Logs;

namespace Portal.Sandbox.Protocol.Logs;

/// <summary>Reads the fields of requests to CloudWatch Logs.</summary>
internal static class LogsInput
{
    private const string AnyStream = ":*";

    public static string Required(DataObject input, string field) => input.GetString(field) ?? throw LogFaults.Constraint(null, field, "Member must not be null");

    /// <summary>A page's size between bounds.</summary>
    public static int Limit(DataObject input, int @default, int most)
    {
        if (input.GetInt64("limit") is not { } limit) return @default;
        if (limit < 1) throw LogFaults.Constraint($"{limit}", "limit", "Member must have value greater than or equal to 1");
        return limit <= most ? (int)limit : throw LogFaults.Constraint($"{limit}", "limit", $"Member must have value less than or equal to {most}");
    }

    public static LogGroup GroupOf(LogDirectory groups, Arn arn)
    {
        var name = arn.Resource.StartsWith(LogGroup.ArnPrefix, StringComparison.Ordinal) ? arn.Resource[LogGroup.ArnPrefix.Length..] : throw LogFaults.NoGroup();
        return groups.Require(arn.Scope, name.EndsWith(AnyStream, StringComparison.Ordinal) ? name[..^AnyStream.Length] : name);
    }

    public static Dictionary<string, string> Tags(DataObject input)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in input.GetObject("tags") ?? DataObject.Empty) tags[name] = value is DataString text ? text.Value : value.ToJson();
        return tags.Count <= 50 ? tags : throw LogFaults.Invalid("The number of tags exceeds the limit of 50.");
    }

    public static IReadOnlyList<string> Names(DataObject input, string field) =>
        [.. (input.GetArray(field) ?? DataArray.Empty).OfType<DataString>().Select(s => s.Value)];

    public static DataObject Map(IReadOnlyDictionary<string, string> map)
    {
        var builder = new DataObjectBuilder(map.Count);
        foreach (var (name, value) in map) builder.Set(name, value);
        return builder.Build();
    }

    /// <summary>One page of a list whose token names the last item of the page before.</summary>
    public static (IReadOnlyList<T> Page, DataValue? NextToken) Page<T>(IReadOnlyList<T> all, Func<T, string> name, string? token, int limit)
    {
        var start = 0;
        if (token is not null)
        {
            var after = Decode(token);
            start = all.Count;
            for (var i = 0; i < all.Count; i++)
            {
                if (name(all[i]) == after) start = i + 1;
            }
        }

        var page = all.Skip(start).Take(limit).ToList();
        return (page, start + page.Count < all.Count ? Convert.ToBase64String(Encoding.UTF8.GetBytes(name(page[^1]))) : (DataValue?)null);
    }

    private static string Decode(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(token));
        }
        catch (FormatException)
        {
            throw LogFaults.Invalid("The specified nextToken is invalid.");
        }
    }
}
