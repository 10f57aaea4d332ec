using System.Globalization;
using System.Text;
using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Templates;

/// <summary>The intrinsic functions of templates by their long names.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html</remarks>
internal static class Functions
{
    public static readonly IReadOnlyDictionary<string, Func<TemplateScope, DataValue, DataValue?>> All =
        new Dictionary<string, Func<TemplateScope, DataValue, DataValue?>>(StringComparer.Ordinal)
        {
            ["Ref"] = (scope, argument) => scope.Ref(Name(argument, "Ref")),
            ["Fn::GetAtt"] = GetAtt,
            ["Fn::Sub"] = SubFunction.Apply,
            ["Fn::Join"] = Join,
            ["Fn::Select"] = Select,
            ["Fn::Split"] = Split,
            ["Fn::FindInMap"] = FindInMap,
            ["Fn::If"] = If,
            ["Fn::Base64"] = (scope, argument) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(scope, argument, "Fn::Base64"))),
            ["Fn::ImportValue"] = (scope, argument) => scope.References.Import(Text(scope, argument, "Fn::ImportValue")),
            ["Fn::GetAZs"] = GetZones,
            ["Fn::Length"] = (scope, argument) => List(scope, argument, "Fn::Length").Count,
            ["Fn::ToJsonString"] = (scope, argument) => (scope.Evaluate(argument) ?? DataValue.Null).ToJson(),
            ["Fn::Equals"] = (scope, argument) => Truth(scope, new DataObjectBuilder { ["Fn::Equals"] = argument }.Build(), "Fn::Equals"),
            ["Fn::And"] = (scope, argument) => Truth(scope, new DataObjectBuilder { ["Fn::And"] = argument }.Build(), "Fn::And"),
            ["Fn::Or"] = (scope, argument) => Truth(scope, new DataObjectBuilder { ["Fn::Or"] = argument }.Build(), "Fn::Or"),
            ["Fn::Not"] = (scope, argument) => Truth(scope, new DataObjectBuilder { ["Fn::Not"] = argument }.Build(), "Fn::Not"),
        };

    /// <summary>Whether a condition holds.</summary>
    public static bool Truth(TemplateScope scope, DataValue condition, string where)
    {
        if (condition is not DataObject { Count: 1 } function) throw StackFaults.Template($"every {where} object requires a condition function");
        var (name, argument) = function.First();
        switch (name)
        {
            case "Condition":
                return scope.Condition(Name(argument, name));
            case "Fn::Equals":
                var sides = Arguments(argument, name, 2, 2);
                return Comparable(scope.Evaluate(sides[0])).Equals(Comparable(scope.Evaluate(sides[1])));
            case "Fn::And":
                return Arguments(argument, name, 2, 10).All(c => Truth(scope, c, name));
            case "Fn::Or":
                return Arguments(argument, name, 2, 10).Any(c => Truth(scope, c, name));
            case "Fn::Not":
                return !Truth(scope, Arguments(argument, name, 1, 1)[0], name);
            default:
                throw StackFaults.Template($"{name} cannot be used as a condition");
        }
    }

    /// <summary>A text, or what can stand for one.</summary>
    public static string Text(TemplateScope scope, DataValue value, string function) =>
        Scalar(scope.Evaluate(value)) ?? throw StackFaults.Template($"every {function} object must have a String value.");

    /// <summary>Numbers and truth values as templates turn them into text; null for lists and objects.</summary>
    public static string? Scalar(DataValue? value) => value switch
    {
        DataString text => text.Value,
        DataNumber number => number.Text,
        DataBoolean flag => flag.Value ? "true" : "false",
        _ => null,
    };

    private static DataValue GetAtt(TemplateScope scope, DataValue argument)
    {
        if (argument is DataString path && path.Value.Split('.', 2) is [var id, var rest]) return scope.Attribute(id, rest);
        if (argument is not DataArray { Count: 2 } parts || parts[0] is not DataString logicalId)
            throw StackFaults.Template("every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute");
        return scope.Attribute(logicalId.Value, Text(scope, parts[1], "Fn::GetAtt"));
    }

    private static DataValue Join(TemplateScope scope, DataValue argument)
    {
        if (argument is not DataArray { Count: 2 } parts || parts[0] is not DataString delimiter)
            throw StackFaults.Template("every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.");
        return string.Join(delimiter.Value, List(scope, parts[1], "Fn::Join").Select(i => Scalar(i) ?? throw StackFaults.Template("every Fn::Join object must join strings.")));
    }

    private static DataValue? Select(TemplateScope scope, DataValue argument)
    {
        var parts = Arguments(argument, "Fn::Select", 2, 2);
        var list = List(scope, parts[1], "Fn::Select");
        if (!int.TryParse(Scalar(scope.Evaluate(parts[0])), NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= list.Count)
            throw StackFaults.Template("Fn::Select cannot select nonexistent value at index " + Scalar(scope.Evaluate(parts[0])));
        return list[index];
    }

    private static DataArray Split(TemplateScope scope, DataValue argument)
    {
        var parts = Arguments(argument, "Fn::Split", 2, 2);
        if (parts[0] is not DataString { Value.Length: > 0 } delimiter) throw StackFaults.Template("every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.");
        return new DataArray([.. Text(scope, parts[1], "Fn::Split").Split(delimiter.Value).Select(p => (DataValue)p)]);
    }

    private static DataValue? FindInMap(TemplateScope scope, DataValue argument)
    {
        var parts = Arguments(argument, "Fn::FindInMap", 3, 4);
        var keys = parts.Take(3).Select(p => Text(scope, p, "Fn::FindInMap")).ToList();
        var found = (scope.Mappings.GetObject(keys[0])?.GetObject(keys[1]))?[keys[2]];
        if (found is null && parts.Count == 4 && (parts[3] as DataObject)?["DefaultValue"] is { } otherwise) return scope.Evaluate(otherwise);
        return found ?? throw StackFaults.Template($"Unable to get mapping for {keys[0]}::{keys[1]}::{keys[2]}");
    }

    private static DataValue? If(TemplateScope scope, DataValue argument)
    {
        var parts = Arguments(argument, "Fn::If", 3, 3);
        return scope.Evaluate(scope.Condition(Name(parts[0], "Fn::If")) ? parts[1] : parts[2]);
    }

    private static DataArray GetZones(TemplateScope scope, DataValue argument)
    {
        var region = Text(scope, argument, "Fn::GetAZs");
        if (region.Length == 0) region = scope.Pseudo.Scope.Region;
        return new DataArray([region + "a", region + "b", region + "c"]);
    }

    private static DataArray List(TemplateScope scope, DataValue value, string function) =>
        scope.Evaluate(value) as DataArray ?? throw StackFaults.Template($"every {function} object requires a list.");

    private static DataArray Arguments(DataValue argument, string function, int least, int most) =>
        argument is DataArray parts && parts.Count >= least && parts.Count <= most ? parts : throw StackFaults.Template(
            least == most ? $"every {function} object requires {least} parameter{(least == 1 ? "" : "s")}." : $"every {function} object requires a list of at least {least} and at most {most} parameters.");

    private static string Name(DataValue value, string function) =>
        value is DataString { Value.Length: > 0 } name ? name.Value : throw StackFaults.Template($"every {function} object must have a single String value.");

    /// <summary>"1" and 1 are the same to Fn::Equals.</summary>
    private static DataValue Comparable(DataValue? value) => Scalar(value) is { } text ? text : value ?? DataValue.Null;
}
