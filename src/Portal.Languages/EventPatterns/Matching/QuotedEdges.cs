namespace Portal.Languages.EventPatterns.Matching;

/// <summary>
/// Prefix and suffix as EventBridge's engine compares them: it keeps the quotes around a JSON string, so the closing quote
/// counts for a prefix and the opening one for a suffix. <c>{"prefix": "a\""}</c> matches the value <c>a</c>.
/// </summary>
internal static class QuotedEdges
{
    private const byte Quote = (byte)'"';

    public static bool StartsWith(ReadOnlySpan<byte> value, ReadOnlySpan<byte> prefix) =>
        value.StartsWith(prefix) || (prefix.Length == value.Length + 1 && prefix[^1] == Quote && prefix.StartsWith(value));

    public static bool EndsWith(ReadOnlySpan<byte> value, ReadOnlySpan<byte> suffix) =>
        value.EndsWith(suffix) || (suffix.Length == value.Length + 1 && suffix[0] == Quote && suffix.EndsWith(value));
}
