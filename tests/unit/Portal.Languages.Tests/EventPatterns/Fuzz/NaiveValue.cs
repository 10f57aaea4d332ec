using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Portal.Languages.Tests.EventPatterns.Fuzz;

/// <summary>Values as the naive matcher compares them.</summary>
internal static class NaiveValue
{
    /// <summary>A string between quotes and without escapes; everything else as it is written.</summary>
    public static string Of(JsonElement value) => value.ValueKind == JsonValueKind.String ? '"' + value.GetString() + '"' : value.GetRawText();

    /// <summary>Millionths of a number that can be compared; null for anything else.</summary>
    public static BigInteger? Number(string text)
    {
        if (text[0] is not ('-' or (>= '0' and <= '9'))) return null;
        var parts = text.Split('e', 'E');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var decimals = parts[0].Contains('.') ? parts[0].Length - parts[0].IndexOf('.') - 1 : 0;
        var digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        var scale = exponent - decimals + 6;
        var divisor = BigInteger.Pow(10, Math.Max(0, -scale));
        if (!digits.IsZero && digits % divisor != 0) return null;
        var millionths = digits / divisor * BigInteger.Pow(10, Math.Max(0, scale));
        return BigInteger.Abs(millionths) <= new BigInteger(5_000_000_000_000_000) ? millionths : null;
    }

    /// <summary>Hexadecimal digits of a quoted address: 8 or 32; null for anything else.</summary>
    public static string? Address(string text)
    {
        if (text[0] != '"') return null;
        var inner = text[1..^1];
        var looksRight = inner.Contains(':') ? inner.All(c => char.IsAsciiHexDigit(c) || c == ':') : inner.Count(c => c == '.') == 3 && inner.All(c => char.IsAsciiDigit(c) || c == '.');
        if (!looksRight || !IPAddress.TryParse(inner, out var address)) return null;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetwork && inner.Split('.').Any(p => p.Length > 1 && p[0] == '0')) return null;
        return Convert.ToHexString(address.GetAddressBytes());
    }

    /// <summary>Every way to write a text in upper and lower case, as the engine has it: character by character.</summary>
    public static IEnumerable<string> Cases(string text)
    {
        if (text.Length == 0) return [""];
        var rest = Cases(text[1..]).ToList();
        var first = char.IsSurrogate(text[0]) ? '?' : text[0];
        string[] forms = first == 'ß' ? ["ß", "SS"] : [char.ToLowerInvariant(first).ToString(), char.ToUpperInvariant(first).ToString()];
        return forms.Distinct().SelectMany(f => rest.Select(r => f + r));
    }

    public static bool EqualBytes(string a, string b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(b));
}
