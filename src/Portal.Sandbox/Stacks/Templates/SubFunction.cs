using System.Text.RegularExpressions;
using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Templates;

/// <summary>Fn::Sub: a text with <c>${Name}</c>, <c>${Resource.Attribute}</c> and <c>${!Literal}</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html</remarks>
internal static partial class SubFunction
{
    public static DataValue Apply(TemplateScope scope, DataValue argument)
    {
        var (text, variables) = Parts(argument);
        return Variable().Replace(text, match =>
        {
            var name = match.Groups[1].Value.Trim();
            if (name.StartsWith('!')) return "${" + name[1..] + "}";
            if (variables.TryGet(name, out var own)) return Functions.Text(scope, own, "Fn::Sub");
            var point = name.IndexOf('.', StringComparison.Ordinal);
            var value = point < 0 ? scope.Ref(name) : scope.Attribute(name[..point], name[(point + 1)..]);
            return Functions.Scalar(value) ?? throw StackFaults.Template($"variable {name} in Fn::Sub expression does not resolve to a string");
        });
    }

    /// <summary>The names in a text that are resources or parameters: <c>Name</c> without an attribute.</summary>
    public static IEnumerable<string> References(DataValue argument)
    {
        var (text, variables) = Parts(argument);
        return Variable().Matches(text)
            .Select(m => m.Groups[1].Value.Trim())
            .Where(n => !n.StartsWith('!') && !variables.Contains(n))
            .Select(n => n.Split('.', 2)[0]);
    }

    private static (string Text, DataObject Variables) Parts(DataValue argument) => argument switch
    {
        DataString text => (text.Value, DataObject.Empty),
        DataArray { Count: 2 } parts when parts[0] is DataString text && parts[1] is DataObject variables => (text.Value, variables),
        _ => throw StackFaults.Template("One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string"),
    };

    [GeneratedRegex(@"\$\{([^{}]+)\}")]
    private static partial Regex Variable();
}
