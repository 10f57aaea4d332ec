using Portal.Languages.EventPatterns;

namespace Portal.Services.Rules.Testing;

/// <summary>What a pattern says to recorded events, beside what another one says.</summary>
/// <param name="Tested">How many events.</param>
/// <param name="Matched">What the pattern matches, newest first.</param>
/// <param name="Gained">Of these, what the saved pattern does not match.</param>
/// <param name="Lost">What the saved pattern matches and this one does not.</param>
public sealed record BackTest(int Tested, IReadOnlyList<SampledEvent> Matched, IReadOnlyList<SampledEvent> Gained, IReadOnlyList<SampledEvent> Lost)
{
    /// <param name="sample">The events.</param>
    /// <param name="pattern">The pattern to try.</param>
    /// <param name="saved">The pattern as it is saved; null for a new rule: then nothing is gained or lost.</param>
    /// <returns>Null where the pattern cannot be read.</returns>
    public static BackTest? Run(EventSample sample, string? pattern, string? saved)
    {
        if (string.IsNullOrWhiteSpace(pattern) || EventPattern.Parse(pattern).Pattern is not { } tried) return null;
        var matched = sample.Events.Where(e => tried.Matches(e.Parsed)).ToList();
        if (saved is null || EventPattern.Parse(saved).Pattern is not { } before) return new(sample.Events.Count, matched, [], []);
        var earlier = sample.Events.Where(e => before.Matches(e.Parsed)).ToHashSet();
        var now = matched.ToHashSet();
        return new(sample.Events.Count, matched, [.. matched.Where(e => !earlier.Contains(e))], [.. sample.Events.Where(e => earlier.Contains(e) && !now.Contains(e))]);
    }
}
