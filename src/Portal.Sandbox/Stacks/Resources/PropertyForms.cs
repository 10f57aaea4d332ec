using System.Globalization;
using Portal.Languages.Data;
using Portal.Sandbox.Stacks.Templates;

namespace Portal.Sandbox.Stacks.Resources;

/// <summary>Templates write numbers and truth values as text as they like; operations want each in its own form.</summary>
internal static class PropertyForms
{
    /// <summary>The value with the named fields, at any depth, as numbers and truth values.</summary>
    public static DataValue Typed(DataValue value, IReadOnlySet<string> numbers, IReadOnlySet<string> flags) => value switch
    {
        DataObject fields => fields.Aggregate(new DataObjectBuilder(fields.Count), (b, f) => b.Set(f.Key, TypedField(f.Key, f.Value, numbers, flags))).Build(),
        DataArray items => new DataArray([.. items.Select(i => Typed(i, numbers, flags))]),
        _ => value,
    };

    public static DataValue? Number(DataValue? value) =>
        value is DataString text && double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new DataNumber(number) : value;

    public static DataValue? Flag(DataValue? value) => value is DataString { Value: "true" or "True" } ? true : value is DataString { Value: "false" or "False" } ? false : value;

    /// <summary>A JSON property, which may be written as an object or as its text, as text; null when it is not given.</summary>
    public static DataValue? Json(DataValue? value) => value switch
    {
        null or DataNull => null,
        DataString text => text,
        _ => value.ToJson(),
    };

    /// <summary>The value with every field's name beginning in lower case, as Step Functions has them.</summary>
    public static DataValue? Camel(DataValue? value) => value switch
    {
        DataObject fields => fields.Aggregate(new DataObjectBuilder(fields.Count), (b, f) => b.Set(char.ToLowerInvariant(f.Key[0]) + f.Key[1..], Camel(f.Value)!)).Build(),
        DataArray items => new DataArray([.. items.Select(i => Camel(i)!)]),
        _ => value,
    };

    public static IEnumerable<string> Texts(DataValue? value) => value switch
    {
        DataArray items => items.Select(Functions.Scalar).OfType<string>(),
        _ => Functions.Scalar(value) is { } one ? [one] : [],
    };

    private static DataValue TypedField(string name, DataValue value, IReadOnlySet<string> numbers, IReadOnlySet<string> flags) =>
        numbers.Contains(name) ? Number(value)! : flags.Contains(name) ? Flag(value)! : Typed(value, numbers, flags);
}
