namespace Portal.Services.Observatory.Correlation;

/// <summary>
/// How much text the visits of one execution keep: inputs, outputs, parameters. Beyond it they are left out, and read from the
/// history when somebody looks at them, so that a long execution does not fill the memory.
/// </summary>
internal sealed class TextBudget(int characters = TextBudget.Most)
{
    public const int Most = 1_000_000;

    /// <summary>The beginning of a cause says what failed; it is kept always.</summary>
    private const int LongestCut = 1000;

    private int left = characters;

    /// <returns>The text; null where there is no room for it.</returns>
    public string? Keep(string? text)
    {
        if (text is null || text.Length > left) return null;
        left -= text.Length;
        return text;
    }

    /// <returns>The text, or its beginning where there is no room for it.</returns>
    public string? Cut(string? text) => text is null || text.Length <= LongestCut ? text : Keep(text) ?? text[..LongestCut] + "…";
}
