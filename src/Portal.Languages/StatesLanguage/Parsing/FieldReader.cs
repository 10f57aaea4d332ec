using System.Globalization;
using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Parsing;

/// <summary>Reads the fields of one object of a definition, and notes what is wrong with them.</summary>
/// <param name="source">The object.</param>
/// <param name="location">Where it stands in the definition.</param>
/// <param name="path">Where it stands in its state, as failures name it: empty, or <c>Choices[0]</c>.</param>
/// <param name="language">The query language of its state.</param>
/// <param name="context">The parse.</param>
internal sealed class FieldReader(DataObject source, JsonLocation location, string path, QueryLanguage language, ParseContext context)
{
    public DataObject Source => source;
    public JsonLocation Location => location;
    public string Path => path;
    public QueryLanguage Language => language;
    public ParseContext Context => context;

    /// <summary>True in places where <c>$states.result</c> exists.</summary>
    public bool HasResult { get; init; }

    /// <summary>True in places where <c>$states.errorOutput</c> exists.</summary>
    public bool HasErrorOutput { get; init; }

    public bool Has(string name) => source.Contains(name);

    /// <summary>Where a field stands in its state, as failures name it.</summary>
    public string PathOf(string name) => Templates.TemplatePath.Join(path, name);

    /// <summary>Notes the fields that must be there and are not.</summary>
    public void Require(params IEnumerable<string> names)
    {
        var missing = names.Where(n => !Has(n)).ToList();
        if (missing.Count > 0) context.Schema($"These fields are required: [{Listed(missing)}]", location);
    }

    /// <summary>Notes where more than one of the fields is there.</summary>
    public void AtMostOne(params IReadOnlyList<string> names)
    {
        if (names.Count(Has) > 1) context.Schema($"There should only be one of the following fields: [{Listed(names)}]", location);
    }

    /// <summary>Notes where not exactly one of the fields is there.</summary>
    public void ExactlyOne(params IReadOnlyList<string> names)
    {
        if (!names.Any(Has)) context.Schema($"This object should have only one of the following fields: [{Listed(names)}]", location);
        else AtMostOne(names);
    }

    /// <summary>Notes fields that this object does not have, and those of the other query language.</summary>
    public void Allow(IReadOnlySet<string> names)
    {
        foreach (var name in source.Names)
        {
            if (!names.Contains(name)) context.Schema($"Field '{name}' is not supported", location);
            else CheckLanguage(name);
        }
    }

    public string? Text(string name)
    {
        if (source[name] is not { } value) return null;
        if (value is DataString text) return text.Value;
        ExpectType("[STRING]", name);
        return null;
    }

    /// <summary>A string that must be there.</summary>
    public string RequiredText(string name)
    {
        Require(name);
        return Text(name) ?? "";
    }

    public string? OneOf(string name, params IReadOnlyList<string> values)
    {
        if (Text(name) is not { } text) return null;
        if (values.Contains(text)) return text;
        context.Schema($"Value should be one of the following: [{string.Join(", ", values)}]", location.Field(name));
        return null;
    }

    public bool? Flag(string name)
    {
        if (source[name] is not { } value) return null;
        if (value is DataBoolean flag) return flag.Value;
        ExpectType("[BOOLEAN]", name);
        return null;
    }

    public long? Whole(string name, long least, long most)
    {
        if (source[name] is not { } value) return null;
        if (value is not DataNumber number || !number.TryGetInt64(out var whole))
        {
            ExpectType("Integer", name);
            return null;
        }

        Check(name, whole < least, whole > most, least.ToString(CultureInfo.InvariantCulture), most.ToString(CultureInfo.InvariantCulture));
        return whole;
    }

    public double? Number(string name, double least, double most)
    {
        if (source[name] is not { } value) return null;
        if (value is not DataNumber number)
        {
            ExpectType("Double", name);
            return null;
        }

        Check(name, number.Double < least, number.Double > most, Decimal(least), Decimal(most));
        return number.Double;
    }

    public FieldReader? Object(string name)
    {
        if (source[name] is not { } value) return null;
        if (value is DataObject o) return Within(o, location.Field(name), PathOf(name));
        ExpectType("[OBJECT]", name);
        return null;
    }

    /// <summary>The objects of an array.</summary>
    public IReadOnlyList<FieldReader> Objects(string name, bool mayBeEmpty)
    {
        if (source[name] is not { } value) return [];
        if (value is not DataArray array)
        {
            ExpectType("[ARRAY]", name);
            return [];
        }

        if (array.Count == 0 && !mayBeEmpty) context.Schema("Value cannot be empty", location.Field(name));
        var objects = new List<FieldReader>();
        for (var i = 0; i < array.Count; i++)
        {
            var place = location.Field(name).Item(i);
            if (array[i] is DataObject o) objects.Add(Within(o, place, PathOf($"{name}[{i.ToString(CultureInfo.InvariantCulture)}]")));
            else context.Schema("Expected value of type [OBJECT]", place);
        }

        return objects;
    }

    /// <summary>The strings of an array that may not be empty.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (source[name] is not { } value) return [];
        if (value is not DataArray array)
        {
            ExpectType("[ARRAY]", name);
            return [];
        }

        if (array.Count == 0) context.Schema("Value cannot be empty", location.Field(name));
        var texts = new List<string>();
        for (var i = 0; i < array.Count; i++)
        {
            if (array[i] is DataString text) texts.Add(text.Value);
            else context.Schema("Expected value of type [STRING]", location.Field(name).Item(i));
        }

        return texts;
    }

    public void ExpectType(string type, string name) => context.Schema("Expected value of type " + type, location.Field(name));

    /// <summary>A reader of the same object where other parts of <c>$states</c> exist.</summary>
    public FieldReader WithStates(bool result, bool errorOutput) =>
        new(source, location, path, language, context) { HasResult = result, HasErrorOutput = errorOutput };

    private FieldReader Within(DataObject o, JsonLocation place, string inState) =>
        new(o, place, inState, language, context) { HasResult = HasResult, HasErrorOutput = HasErrorOutput };

    private static string Listed(IReadOnlyCollection<string> names) => string.Join(", ", JavaHashOrder.Of(names));

    private void CheckLanguage(string name)
    {
        var other = language == QueryLanguage.Jsonata ? LanguageFields.JsonPathOnly : LanguageFields.JsonataOnly;
        if (!other.Contains(name)) return;
        var (mine, theirs) = language == QueryLanguage.Jsonata ? ("JSONata", "JSONPath") : ("JSONPath", "JSONata");
        context.Schema($"The QueryLanguage is set to '{mine}', but field '{name}' is only supported for the '{theirs}' QueryLanguage", location);
    }

    private void Check(string name, bool isLow, bool isHigh, string least, string most)
    {
        if (isLow) context.Schema("Minimum value is " + least, location.Field(name));
        else if (isHigh) context.Schema("Maximum value is " + most, location.Field(name));
    }

    private static string Decimal(double value) => value == Math.Floor(value) ? value.ToString("F1", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);
}
