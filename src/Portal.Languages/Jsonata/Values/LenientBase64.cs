using System.Text;

namespace Portal.Languages.Jsonata.Values;

/// <summary>Base 64 as Node.js reads it: what is no digit is skipped, a padding sign ends the text, the digits of URLs count too.</summary>
internal static class LenientBase64
{
    public static string Decode(string text)
    {
        var result = new StringBuilder(text.Length * 3 / 4);
        var (bits, count) = (0, 0);
        foreach (var c in text)
        {
            if (c == '=') break;
            var digit = Digit(c);
            if (digit < 0) continue;
            bits = ((bits << 6) | digit) & 0xffff;
            count += 6;
            if (count < 8) continue;
            count -= 8;
            result.Append((char)((bits >> count) & 0xff));
        }

        return result.ToString();
    }

    private static int Digit(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => -1,
    };
}
