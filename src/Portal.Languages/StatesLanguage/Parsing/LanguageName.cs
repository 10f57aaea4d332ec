using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Parsing;

/// <summary>The field QueryLanguage.</summary>
internal static class LanguageName
{
    public const string Field = "QueryLanguage";
    public const string JsonPath = "JSONPath";
    public const string Jsonata = "JSONata";

    /// <summary>The language that an object names; null where it names none. What is neither of the two names counts as JSONata, as AWS takes it, and is an issue.</summary>
    public static QueryLanguage? Read(DataObject source, JsonLocation location, ParseContext context)
    {
        if (source[Field] is not { } value) return null;
        var name = (value as DataString)?.Value;
        if (name == JsonPath) return QueryLanguage.JsonPath;
        if (name is null) context.Schema("Expected value of type [STRING]", location.Field(Field));
        else if (name != Jsonata) context.Schema($"Value should be one of the following: [{JsonPath}, {Jsonata}]", location.Field(Field));
        return QueryLanguage.Jsonata;
    }
}
