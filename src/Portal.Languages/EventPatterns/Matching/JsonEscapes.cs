using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Portal.Languages.EventPatterns.Matching;

/// <summary>Turns the inside of a JSON string into the text it stands for.</summary>
internal static class JsonEscapes
{
    private const int CodeLength = 4;

    /// <param name="text">What stands between the quotes.</param>
    /// <param name="into">At least as long.</param>
    /// <returns>The length of the result.</returns>
    /// <exception cref="JsonException">An escape is none.</exception>
    public static int Remove(ReadOnlySpan<byte> text, Span<byte> into)
    {
        var length = 0;
        while (true)
        {
            var escape = text.IndexOf((byte)'\\');
            var plain = escape < 0 ? text : text[..escape];
            plain.CopyTo(into[length..]);
            length += plain.Length;
            if (escape < 0) return length;
            if (escape + 1 >= text.Length) throw Wrong();
            var c = text[escape + 1];
            text = text[(escape + 2)..];
            if (c == 'u') length += Code(ref text, into[length..]);
            else into[length++] = Letter(c);
        }
    }

    private static byte Letter(byte c) => c switch
    {
        (byte)'"' or (byte)'\\' or (byte)'/' => c,
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => throw Wrong(),
    };

    private static int Code(ref ReadOnlySpan<byte> text, Span<byte> into)
    {
        var code = (char)Hex(text);
        text = text[CodeLength..];
        if (char.IsHighSurrogate(code) && text.Length >= CodeLength + 2 && text[0] == '\\' && text[1] == 'u')
        {
            var low = (char)Hex(text[2..]);
            if (char.IsLowSurrogate(low))
            {
                text = text[(CodeLength + 2)..];
                return new Rune(code, low).EncodeToUtf8(into);
            }
        }

        // Half of a pair alone is a question mark to EventBridge's engine, in patterns as well.
        if (!char.IsSurrogate(code)) return new Rune(code).EncodeToUtf8(into);
        into[0] = (byte)'?';
        return 1;
    }

    private static int Hex(ReadOnlySpan<byte> text) =>
        text.Length >= CodeLength && Utf8Parser.TryParse(text[..CodeLength], out int code, out var used, 'x') && used == CodeLength
            ? code
            : throw Wrong();

    private static JsonException Wrong() => new("A string has an escape that is none.");
}
