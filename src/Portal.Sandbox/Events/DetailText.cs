using System.Text.Json;
using Portal.Languages.Data;

namespace Portal.Sandbox.Events;

/// <summary>An entry's Detail: a JSON object, which targets get without the white space between its parts.</summary>
internal static class DetailText
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = DataValue.MaxDepth - 8 };

    /// <summary>True where the text is one JSON object.</summary>
    public static bool IsObject(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, Options);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            while (reader.Read())
            {
                // An escape of half a character cannot become UTF-8; the reader notices only when the string is taken.
                if (reader.ValueIsEscaped) reader.GetString();
            }

            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Takes the white space between tokens out, in place; gives the new length. The text must be JSON.</summary>
    public static int Compact(Span<byte> utf8)
    {
        var (to, inString) = (0, false);
        for (var from = 0; from < utf8.Length; from++)
        {
            var c = utf8[from];
            if (inString)
            {
                if (c == '\\') utf8[to++] = utf8[from++];
                else if (c == '"') inString = false;
            }
            else if (c is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                continue;
            }
            else if (c == '"')
            {
                inString = true;
            }

            utf8[to++] = utf8[from];
        }

        return to;
    }
}
