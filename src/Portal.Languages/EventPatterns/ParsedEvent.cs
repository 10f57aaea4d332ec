using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Portal.Languages.Data;
using Portal.Languages.EventPatterns.Matching;

namespace Portal.Languages.EventPatterns;

/// <summary>An event that was read once and is matched against many patterns, or explained. Immutable, for any thread.</summary>
/// <remarks>For matching against the rules of a bus use <see cref="PatternIndex{TRule}"/>: it reads only what its rules ask about.</remarks>
public sealed class ParsedEvent
{
    private readonly byte[] utf8;

    private ParsedEvent(byte[] utf8, FieldTree tree, EventScan scan) => (this.utf8, Tree, Scan) = (utf8, tree, scan);

    internal FieldTree Tree { get; }

    internal EventScan Scan { get; }

    internal ReadOnlySpan<byte> Text => utf8;

    /// <summary>Reads an event. Of two fields of one name in one object both count, as in EventBridge's engine.</summary>
    /// <param name="json">The event's text.</param>
    /// <param name="parsed">The event.</param>
    /// <param name="complaint">Where it is none: why, for people.</param>
    public static bool TryParse(string json, [NotNullWhen(true)] out ParsedEvent? parsed, [NotNullWhen(false)] out string? complaint) =>
        TryParse(Encoding.UTF8.GetBytes(json), out parsed, out complaint);

    /// <inheritdoc cref="TryParse(string, out ParsedEvent?, out string?)"/>
    public static bool TryParse(ReadOnlySpan<byte> json, [NotNullWhen(true)] out ParsedEvent? parsed, [NotNullWhen(false)] out string? complaint)
    {
        parsed = null;
        complaint = Check(json);
        if (complaint is not null) return false;
        var copy = json.ToArray();
        var tree = new FieldTree { TakesAll = true };
        var scan = new EventScan();
        EventScanner.Scan(copy, tree, scan);
        parsed = new ParsedEvent(copy, tree, scan);
        return true;
    }

    private static string? Check(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = DataValue.MaxDepth });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return "The event is not a JSON object.";
            while (reader.Read())
            {
                // The reader itself checks.
            }

            return null;
        }
        catch (JsonException e)
        {
            return e.Message;
        }
    }
}
