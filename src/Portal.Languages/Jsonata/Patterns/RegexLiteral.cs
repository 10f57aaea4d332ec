using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Patterns;

/// <summary>Finds the end of a regular expression in the text of an expression: the first slash outside of all brackets that is not escaped.</summary>
internal static class RegexLiteral
{
    /// <param name="text">The expression.</param>
    /// <param name="start">The place behind the opening slash.</param>
    /// <returns>The pattern and the place behind its flags.</returns>
    public static (JsonataPattern Pattern, int End) Read(string text, int start)
    {
        var depth = 0;
        for (var at = start; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '/' when depth == 0 && !IsEscaped(text, at):
                    return Finish(text, start, at);
                case '(' or '[' or '{' when text[at - 1] != '\\':
                    depth++;
                    break;
                case ')' or ']' or '}' when text[at - 1] != '\\':
                    depth--;
                    break;
                default:
                    break;
            }
        }

        throw new JsonataException("S0302") { Position = text.Length };
    }

    private static (JsonataPattern Pattern, int End) Finish(string text, int start, int slash)
    {
        if (slash == start) throw new JsonataException("S0301") { Position = slash };
        var end = slash + 1;
        while (end < text.Length && text[end] is ('i' or 'm')) end++;
        var flags = text.AsSpan(slash + 1, end - slash - 1);
        return (JsonataPattern.Parse(text[start..slash], flags.Contains('i'), flags.Contains('m'), end), end);
    }

    private static bool IsEscaped(string text, int at)
    {
        var backslashes = 0;
        while (text[at - backslashes - 1] == '\\') backslashes++;
        return backslashes % 2 == 1;
    }
}
