using System.Text;
using System.Text.Json;
using Portal.Services.Store;

namespace Portal.Services.Observatory.Events.Index;

/// <summary>
/// The words of an event: of all its values, and of the names in its detail. The names of the envelope itself are in every event
/// and tell nothing.
/// </summary>
internal static class EventWords
{
    private const int LongestWord = 64;

    /// <summary>Each word once; longer ones cut, as they are when they are looked for.</summary>
    public static IReadOnlySet<string> Read(ReadOnlySpan<byte> envelope)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(envelope, new JsonReaderOptions { MaxDepth = Languages.Data.DataValue.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                if (reader.TokenType == JsonTokenType.String || reader.CurrentDepth > 1) Add(Text(ref reader));
            }
            else if (reader.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False) Add(Encoding.UTF8.GetString(reader.ValueSpan));
        }

        return words;

        void Add(string text)
        {
            foreach (var word in TextWords.Read(text)) words.Add(Cut(word));
        }
    }

    public static string Cut(string word) => word.Length <= LongestWord ? word : word[..LongestWord];

    /// <summary>Text that no string can hold (half a surrogate pair) has no words to look for.</summary>
    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
