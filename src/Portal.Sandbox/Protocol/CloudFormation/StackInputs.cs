using System.Globalization;
using System.Text;
using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Stacks;

namespace Portal.Sandbox.Protocol.CloudFormation;

/// <summary>Reads the fields of CloudFormation's requests, which are all text.</summary>
internal static class StackInputs
{
    public static string Required(DataObject input, string field) => input.GetString(field) is { Length: > 0 } text
        ? text
        : throw StackFaults.Invalid($"1 validation error detected: Value null at '{char.ToLowerInvariant(field[0])}{field[1..]}' failed to satisfy constraint: Member must not be null");

    public static bool Flag(DataObject input, string field) => input.GetString(field) == "true";

    public static StackRequest Request(OperationCall call)
    {
        var input = call.Input;
        if (input.Contains("TemplateURL"))
            throw StackFaults.Invalid("TemplateURL names an object in S3, which the sandbox does not have. Send the template itself in TemplateBody, or deploy it with the portal.");
        return new StackRequest(call.Scope, Required(input, "StackName"))
        {
            TemplateBody = Flag(input, "UsePreviousTemplate") ? null : Required(input, "TemplateBody"),
            Parameters = Parameters(input),
            Tags = input.GetArray("Tags") is { } tags ? Pairs(tags, "Key", "Value") : null,
            Capabilities = Names(input, "Capabilities"),
            NotificationArns = input.Contains("NotificationARNs") ? Names(input, "NotificationARNs") : null,
            RoleArn = input.GetString("RoleARN"),
            OnFailure = input.GetString("OnFailure") ?? input.GetString("OnStackFailure") ?? (Flag(input, "DisableRollback") ? "DO_NOTHING" : "ROLLBACK"),
            TerminationProtection = Flag(input, "EnableTerminationProtection"),
            Token = input.GetString("ClientRequestToken"),
        };
    }

    public static IReadOnlyList<string> Names(DataObject input, string field) =>
        [.. (input.GetArray(field) ?? DataArray.Empty).OfType<DataString>().Select(n => n.Value)];

    /// <summary>One page of a list; a token is the number of the first item.</summary>
    public static (IReadOnlyList<T> Page, DataValue? NextToken) Page<T>(IReadOnlyList<T> all, DataObject input, int size)
    {
        var start = Token(input);
        var page = all.Skip(start).Take(size).ToList();
        return (page, start + page.Count < all.Count ? Encode(start + page.Count) : (DataValue?)null);
    }

    public static string Encode(long number) => Convert.ToBase64String(Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The number in a token; null without one.</summary>
    public static long? Decode(DataObject input)
    {
        if (input.GetString("NextToken") is not { } token) return null;
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length) && long.TryParse(Encoding.ASCII.GetString(bytes, 0, length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw StackFaults.Invalid("The token is not valid.");
    }

    private static int Token(DataObject input) => (int)Math.Min(Decode(input) ?? 0, int.MaxValue);

    private static Dictionary<string, string?> Parameters(DataObject input)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var parameter in (input.GetArray("Parameters") ?? DataArray.Empty).OfType<DataObject>())
        {
            values[parameter.GetString("ParameterKey") ?? ""] = Flag(parameter, "UsePreviousValue") ? null : parameter.GetString("ParameterValue") ?? "";
        }

        return values;
    }

    private static Dictionary<string, string> Pairs(DataArray items, string key, string value)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in items.OfType<DataObject>()) pairs[item.GetString(key) ?? ""] = item.GetString(value) ?? "";
        return pairs;
    }
}
