namespace Portal.Languages.InputTransformers;

/// <summary>An InputTemplate cut into text and placeholders. <c>&lt;</c> and <c>&gt;</c> cannot be escaped.</summary>
internal sealed class InputTemplate
{
    private InputTemplate(IReadOnlyList<TemplatePart> parts, bool isString) => (Parts, IsString) = (parts, isString);

    public IReadOnlyList<TemplatePart> Parts { get; }

    /// <summary>True for text in quotes, false for JSON: quotes inside values are dropped in the one, kept in the other.</summary>
    public bool IsString { get; }

    public IEnumerable<string> Placeholders => Parts.Where(p => p.IsPlaceholder).Select(p => p.Text).Distinct(StringComparer.Ordinal);

    public static InputTemplate Parse(string text)
    {
        var parts = new List<TemplatePart>();
        var inString = false;
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var close = text[at] == '<' ? ClosingBracket(text, at) : -1;
            if (close < 0)
            {
                if (text[at] == '"') inString = !inString;
                else if (text[at] == '\\' && inString) at++;
                continue;
            }

            parts.Add(new TemplatePart(text[start..at], false, inString));
            parts.Add(new TemplatePart(text[(at + 1)..close], true, inString));
            (at, start) = (close, close + 1);
        }

        parts.Add(new TemplatePart(text[Math.Min(start, text.Length)..], false, inString));
        return new InputTemplate(parts, text.AsSpan().TrimStart().StartsWith("\""));
    }

    private static int ClosingBracket(string text, int from)
    {
        var close = text.IndexOf('>', from);
        return close > 0 && text.AsSpan(from, close - from).Contains('\n') ? -1 : close;
    }
}

/// <param name="Text">Text as it is, or a placeholder's name.</param>
/// <param name="IsPlaceholder">Which of them.</param>
/// <param name="InString">Whether it stands between quotes.</param>
internal readonly record struct TemplatePart(string Text, bool IsPlaceholder, bool InString);
