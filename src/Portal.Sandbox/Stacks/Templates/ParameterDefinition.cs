using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Templates;

/// <summary>A parameter as the template describes it.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html</remarks>
internal sealed record ParameterDefinition(string Name, string Type)
{
    private const string FromParameterStore = "AWS::SSM::Parameter::Value<";

    private static readonly TimeSpan PatternTime = TimeSpan.FromMilliseconds(200);

    public string? Default { get; init; }
    public string? Description { get; init; }
    public bool NoEcho { get; init; }
    public IReadOnlyList<string>? AllowedValues { get; init; }
    public string? AllowedPattern { get; init; }
    public string? ConstraintDescription { get; init; }
    public double? MinLength { get; init; }
    public double? MaxLength { get; init; }
    public double? MinValue { get; init; }
    public double? MaxValue { get; init; }

    public bool IsList => Type == "CommaDelimitedList" || Type.StartsWith("List<", StringComparison.Ordinal);

    public static ParameterDefinition Read(string name, DataObject data)
    {
        if (name.Length == 0 || !name.All(char.IsAsciiLetterOrDigit)) throw StackFaults.Format($"Parameter name {name} is non alphanumeric.");
        var type = data.GetString("Type") ?? throw StackFaults.Format($"Every Parameters object must contain a Type member. [{name}]");
        if (type.StartsWith(FromParameterStore, StringComparison.Ordinal)) throw StackFaults.Invalid($"Parameter {name} takes its value from Parameter Store ({type}), which the sandbox does not have. Make it a String.");
        if (type is not ("String" or "Number" or "CommaDelimitedList") && !type.StartsWith("AWS::", StringComparison.Ordinal) && !type.StartsWith("List<", StringComparison.Ordinal))
            throw StackFaults.Format($"Unrecognized parameter type: {type}");
        return new ParameterDefinition(name, type)
        {
            Default = data["Default"] is { } value and not DataNull ? Text(value) : null,
            Description = data.GetString("Description"),
            NoEcho = data["NoEcho"] is DataBoolean { Value: true } or DataString { Value: "true" or "True" },
            AllowedValues = data.GetArray("AllowedValues")?.Select(Text).ToList(),
            AllowedPattern = data.GetString("AllowedPattern"),
            ConstraintDescription = data.GetString("ConstraintDescription"),
            MinLength = Number(data, "MinLength"),
            MaxLength = Number(data, "MaxLength"),
            MinValue = Number(data, "MinValue"),
            MaxValue = Number(data, "MaxValue"),
        };
    }

    /// <summary>The value as functions see it: a text, or a list of texts.</summary>
    /// <exception cref="Identity.AwsFault">The value is not allowed.</exception>
    public DataValue Check(string value)
    {
        if (!IsList)
        {
            CheckOne(value);
            return value;
        }

        var items = value.Length == 0 ? [] : value.Split(',').Select(i => i.Trim()).ToList();
        foreach (var item in items) CheckOne(item);
        return new DataArray([.. items.Select(i => (DataValue)i)]);
    }

    private void CheckOne(string value)
    {
        if (AllowedValues is not null && !AllowedValues.Contains(value)) throw Refused($"must be one of AllowedValues");
        if (AllowedPattern is not null && !IsWholeMatch(value)) throw Refused($"must match pattern {AllowedPattern}");
        if (value.Length < MinLength) throw Refused($"must contain at least {MinLength} characters");
        if (value.Length > MaxLength) throw Refused($"must contain at most {MaxLength} characters");
        if (Type is not ("Number" or "List<Number>")) return;
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) throw Refused("must be a number", always: true);
        if (number < MinValue) throw Refused($"must be a number not less than {MinValue}");
        if (number > MaxValue) throw Refused($"must be a number not greater than {MaxValue}");
    }

    private bool IsWholeMatch(string value)
    {
        try
        {
            return Regex.IsMatch(value, $"^(?:{AllowedPattern})$", RegexOptions.CultureInvariant, PatternTime);
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            throw StackFaults.Invalid($"Parameter {Name} has an AllowedPattern that cannot be used: {AllowedPattern}");
        }
    }

    private Identity.AwsFault Refused(string what, bool always = false) => StackFaults.Invalid(
        !always && ConstraintDescription is { } description ? $"Parameter {Name} failed to satisfy constraint: {description}" : $"Parameter '{Name}' {what}");

    private static double? Number(DataObject data, string field) => data[field] switch
    {
        DataNumber number => number.Double,
        DataString text when double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        _ => null,
    };

    private static string Text(DataValue value) => value switch
    {
        DataString text => text.Value,
        DataNumber number => number.Text,
        DataBoolean flag => flag.Value ? "true" : "false",
        _ => throw StackFaults.Format("Every Default member must be a string."),
    };
}
