using Portal.Services.Approvals.Tokens;

namespace Portal.Services.DeadLetters;

/// <summary>A text whose task tokens are shown masked, and put back where the text is sent on.</summary>
internal sealed class MaskedBody
{
    private readonly IReadOnlyList<string> tokens;

    private MaskedBody(string original, string shown, IReadOnlyList<string> tokens) => (Original, Shown, this.tokens) = (original, shown, tokens);

    public string Original { get; }

    /// <summary>May go to a browser.</summary>
    public string Shown { get; }

    public static MaskedBody Of(string original)
    {
        var shown = TokenMask.Text(original);
        if (shown == original) return new(original, shown, []);
        var (tokens, at) = (new List<string>(), 0);
        var parts = shown.Split(TokenMask.Mask);
        for (var i = 0; i < parts.Length - 1; i++)
        {
            at += parts[i].Length;
            // A token ends where the next part begins; the last one where the rest of the text does.
            var end = i == parts.Length - 2 ? original.Length - parts[^1].Length : original.IndexOf(parts[i + 1], at, StringComparison.Ordinal);
            tokens.Add(original[at..end]);
            at = end;
        }

        return new(original, shown, tokens);
    }

    /// <summary>An edited text with the tokens in their places again; null where a mask was added, taken away or changed.</summary>
    public string? Restore(string edited)
    {
        var parts = edited.Split(TokenMask.Mask);
        if (parts.Length - 1 != tokens.Count) return null;
        return string.Concat(parts.Select((part, i) => i < tokens.Count ? part + tokens[i] : part));
    }
}
