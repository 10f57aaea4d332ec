using System.Text;
using Portal.Languages.Data;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Functions;

/// <summary>https://docs.jsonata.org/string-functions, but for those that look for a pattern or change the encoding</summary>
internal static class StringFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("string", "<x-b?:s>", 1, call => Make(Stringifier.Text(call[0], call.Run, call[1] is DataBoolean { Value: true }))),
        new("length", "<s-:n>", 1, call => call.Text(0) is { } text ? Numbers.Of(CodePoints.Count(text)) : null),
        new("substring", "<s-nn?:s>", 3, Substring),
        new("substringBefore", "<s-s:s>", 2, call => Cut(call, (text, at, _) => text[..at])),
        new("substringAfter", "<s-s:s>", 2, call => Cut(call, (text, at, length) => text[(at + length)..])),
        new("lowercase", "<s-:s>", 1, call => Make(Casing.Lower(call.Text(0)))),
        new("uppercase", "<s-:s>", 1, call => Make(Casing.Upper(call.Text(0)))),
        new("trim", "<s-:s>", 1, call => Make(Trim(call.Text(0)))),
        new("pad", "<s-ns?:s>", 3, Pad),
        new("join", "<a<s>s?:s>", 2, Join),
    ];

    private static DataString? Make(string? text) => text is null ? null : new DataString(text);

    private static DataString? Substring(Call call)
    {
        if (call.Text(0) is not { } text) return null;
        var length = CodePoints.Count(text);
        var start = call.Number(1) ?? 0;
        if (length + start < 0) start = 0;
        if (call.Number(2) is not { } count) return new DataString(CodePoints.Slice(text, start, double.MaxValue));
        if (count <= 0) return DataString.Empty;
        return new DataString(CodePoints.Slice(text, start, (start >= 0 ? start : length + start) + count));
    }

    private static DataString? Cut(Call call, Func<string, int, int, string> cut)
    {
        if (call.Text(0) is not { } text) return null;
        if (call.Text(1) is not { } mark) return new DataString(text);
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return new DataString(at < 0 ? text : cut(text, at, mark.Length));
    }

    /// <summary>Every run of blanks becomes one space, none is left at either end.</summary>
    private static string? Trim(string? text)
    {
        if (text is null) return null;
        var result = new StringBuilder(text.Length);
        var isBlank = false;
        foreach (var c in text)
        {
            if (c is ' ' or '\t' or '\n' or '\r')
            {
                isBlank = true;
                continue;
            }

            if (isBlank && result.Length > 0) result.Append(' ');
            isBlank = false;
            result.Append(c);
        }

        return result.ToString();
    }

    private static DataString? Pad(Call call)
    {
        if (call.Text(0) is not { } text) return null;
        var width = Math.Truncate(call.Number(1) ?? 0);
        var missing = Math.Abs(width) - CodePoints.Count(text);
        if (missing <= 0) return new DataString(text);
        var filler = call.Text(2) is { Length: > 0 } given ? given : " ";
        call.Run.AllocateText((long)Math.Min(missing, long.MaxValue / 4) * 2);
        var padding = new StringBuilder((int)missing);
        var fillerLength = CodePoints.Count(filler);
        for (var left = (int)missing; left > 0; left -= fillerLength) padding.Append(left >= fillerLength ? filler : CodePoints.Slice(filler, 0, left));
        return new DataString(width > 0 ? text + padding : padding + text);
    }

    private static DataString? Join(Call call)
    {
        if (call.Array(0) is not { } parts) return null;
        var separator = call.Text(1) ?? "";
        var length = 0L;
        foreach (var part in parts.Items) length += Call.TextIn(part).Length + separator.Length;
        call.Run.AllocateText(length);
        return new DataString(string.Join(separator, parts.Select(Call.TextIn)));
    }
}
