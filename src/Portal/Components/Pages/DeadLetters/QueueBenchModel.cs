using Portal.Services.DeadLetters;

namespace Portal.Components.Pages.DeadLetters;

/// <summary>Messages grouped by why they could not be delivered, what is selected, and what came of sends.</summary>
public sealed class QueueBenchModel
{
    private readonly HashSet<string> selected = new(StringComparer.Ordinal);
    private readonly List<ResendResult> results = [];
    private IReadOnlyList<DeadLetter> messages = [];

    public IReadOnlyList<LetterGroup> Groups { get; private set; } = [];

    public IReadOnlyList<DeadLetter> Selected => [.. messages.Where(m => selected.Contains(m.MessageId))];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ResendResult> Results => results;

    public int Count => messages.Count;

    /// <summary>Takes over what is held now; what has gone is no longer selected.</summary>
    public void Take(IReadOnlyList<DeadLetter> held)
    {
        messages = held;
        selected.IntersectWith(held.Select(m => m.MessageId));
        Groups = [.. held.GroupBy(m => (m.ErrorCode, m.ErrorMessage, m.RuleArn, m.TargetArn, m.SourceQueueArn))
            .Select(g => new LetterGroup(g.Key.ErrorCode, g.Key.ErrorMessage, g.Key.RuleArn, g.Key.TargetArn, g.Key.SourceQueueArn, [.. g]))
            .OrderByDescending(g => g.Letters.Count)];
    }

    public bool IsSelected(DeadLetter letter) => selected.Contains(letter.MessageId);

    public bool IsSelected(LetterGroup group) => group.Letters.All(IsSelected);

    public void Select(DeadLetter letter, bool on)
    {
        if (on) selected.Add(letter.MessageId);
        else selected.Remove(letter.MessageId);
    }

    public void Select(LetterGroup group, bool on)
    {
        foreach (var letter in group.Letters) Select(letter, on);
    }

    public void Report(ResendResult result) => results.Insert(0, result);

    public void ForgetResults() => results.Clear();
}

/// <summary>Messages that share the reason, the rule and the target.</summary>
public sealed record LetterGroup(string? ErrorCode, string? ErrorMessage, string? RuleArn, string? TargetArn, string? SourceQueueArn, IReadOnlyList<DeadLetter> Letters)
{
    public string Title => ErrorCode ?? (SourceQueueArn is null ? "No reason given" : "Received too often");

    public string TargetName => TargetArn is { } arn ? arn[(arn.LastIndexOf(':') + 1)..] : "";
}
