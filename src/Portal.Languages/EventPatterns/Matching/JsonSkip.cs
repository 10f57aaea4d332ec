using System.Buffers;
using System.Text.Json;

namespace Portal.Languages.EventPatterns.Matching;

/// <summary>Finds the ends of JSON values without reading them.</summary>
internal static class JsonSkip
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);

    /// <param name="text">The text.</param>
    /// <param name="at">The place behind the opening quote.</param>
    /// <param name="escaped">Whether the string has escapes.</param>
    /// <returns>The place of the closing quote.</returns>
    public static int EndOfString(ReadOnlySpan<byte> text, int at, out bool escaped)
    {
        escaped = false;
        while (true)
        {
            var found = text[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (found < 0) throw new JsonException("A string has no end.");
            at += found;
            if (text[at] == '"') return at;
            escaped = true;
            at += 2;
            if (at > text.Length) throw new JsonException("A string has no end.");
        }
    }

    /// <summary>The place behind a number, true, false or null.</summary>
    public static int EndOfWord(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && text[at] is not ((byte)',' or (byte)'}' or (byte)']' or (byte)'[' or (byte)'{' or (byte)'"' or (byte)':' or <= (byte)' ')) at++;
        return at;
    }

    /// <summary>The place behind the value that starts at a place.</summary>
    public static int Value(ReadOnlySpan<byte> text, int at)
    {
        switch (text[at])
        {
            case (byte)'"':
                return EndOfString(text, at + 1, out _) + 1;
            case (byte)'{' or (byte)'[':
                return Container(text, at);
            default:
                var end = EndOfWord(text, at);
                return end > at ? end : throw new JsonException("A value is missing.");
        }
    }

    private static int Container(ReadOnlySpan<byte> text, int at)
    {
        var depth = 0;
        while (true)
        {
            var found = text[at..].IndexOfAny(Structure);
            if (found < 0) throw new JsonException("An object or array has no end.");
            at += found;
            switch (text[at])
            {
                case (byte)'"':
                    at = EndOfString(text, at + 1, out _) + 1;
                    continue;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                default:
                    if (--depth == 0) return at + 1;
                    break;
            }

            at++;
        }
    }
}
