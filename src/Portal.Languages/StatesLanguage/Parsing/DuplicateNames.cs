using System.Text;
using System.Text.Json;
using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Parsing;

/// <summary>Finds states that stand twice in one States object: once parsed, only the last of them is left.</summary>
internal static class DuplicateNames
{
    private const string States = "States";

    public static void Check(string json, ParseContext context)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), new JsonReaderOptions { MaxDepth = DataValue.MaxDepth });
        reader.Read();
        Visit(ref reader, JsonLocation.Root, isStates: false, context);
    }

    private static void Visit(ref Utf8JsonReader reader, JsonLocation location, bool isStates, ParseContext context)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++) Visit(ref reader, location.Item(i), isStates: false, context);
        }

        if (reader.TokenType != JsonTokenType.StartObject) return;
        var names = isStates ? new HashSet<string>(StringComparer.Ordinal) : null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var place = location.Field(name);
            if (names?.Add(name) == false) context.Error(IssueCode.DuplicateStateName, "Duplicate State name: " + name, place);
            reader.Read();
            Visit(ref reader, place, !isStates && name == States, context);
        }
    }
}
