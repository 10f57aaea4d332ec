using System.Text;

namespace Portal.Languages.EventPatterns.Matching;

/// <summary>Strings as the bytes that EventBridge compares: UTF-8, with half of a surrogate pair written as a question mark.</summary>
internal static class Utf8Text
{
    private static readonly Encoding Replacing = Encoding.GetEncoding("utf-8", new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback);

    public static byte[] Encode(string text) => Replacing.GetBytes(text);
}
