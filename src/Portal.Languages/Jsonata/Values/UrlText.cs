using System.Globalization;
using System.Text;

namespace Portal.Languages.Jsonata.Values;

/// <summary>Percent encoding with JavaScript's sets of characters.</summary>
internal static class UrlText
{
    /// <summary>What has a meaning in a whole URL and is left alone there.</summary>
    public const string Reserved = ";/?:@&=+$,#";

    private const string Unreserved = "-_.!~*'()";

    /// <summary>The encoded text; null where the text holds half a pair of surrogates.</summary>
    public static string? Encode(string text, string kept)
    {
        var result = new StringBuilder(text.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiLetterOrDigit(c) || Unreserved.Contains(c, StringComparison.Ordinal) || kept.Contains(c, StringComparison.Ordinal))
            {
                result.Append(c);
                continue;
            }

            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) != System.Buffers.OperationStatus.Done) return null;
            foreach (var octet in utf8[..rune.EncodeToUtf8(utf8)]) result.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
            i += length - 1;
        }

        return result.ToString();
    }

    /// <summary>The decoded text, in which what stands for a kept character stays encoded; null where an escape is malformed.</summary>
    public static string? Decode(string text, string kept)
    {
        var result = new StringBuilder(text.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '%')
            {
                result.Append(text[i++]);
                continue;
            }

            var count = 0;
            var wanted = 1;
            var start = i;
            for (; count < wanted; count++, i += 3)
            {
                if (i + 3 > text.Length || text[i] != '%' || !byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet)) return null;
                utf8[count] = octet;
                if (count == 0) wanted = octet switch { < 0x80 => 1, >= 0xf0 => 4, >= 0xe0 => 3, _ => 2 };
            }

            if (Rune.DecodeFromUtf8(utf8[..count], out var rune, out var used) != System.Buffers.OperationStatus.Done || used != count) return null;
            if (rune.IsAscii && kept.Contains((char)rune.Value, StringComparison.Ordinal)) result.Append(text, start, i - start);
            else result.Append(rune.ToString());
        }

        return result.ToString();
    }
}
