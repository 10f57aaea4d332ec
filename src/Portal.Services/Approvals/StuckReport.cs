using Portal.Services.Approvals.Store;
using Portal.Services.Store;

namespace Portal.Services.Approvals;

/// <summary>Finds the waits that want looking after. Says why, and what to do.</summary>
internal sealed class StuckReport(WaitStore store, TimeProvider time)
{
    /// <summary>Fewer answered waits tell nothing about what is usual.</summary>
    internal const int FewestAnswered = 5;
    private const int MostCounted = 200;

    public async Task<IReadOnlyList<StuckWait>> ReadAsync(CancellationToken cancellationToken)
    {
        var usual = Usual(await store.TookAsync(cancellationToken));
        var now = time.GetUtcNow();
        var open = await store.ListAsync(new WaitQuery(), cancellationToken);
        return [.. open.Where(r => r.Status == WaitStatuses.Pending).Select(r => Judge(r, usual, now)).Where(s => s.Reasons.Count > 0)
            .OrderBy(s => s.Reasons[0]).ThenBy(s => s.Wait.WaitingSince)];
    }

    /// <summary>The time within which 95 of 100 of the newest answered waits were answered.</summary>
    internal static Dictionary<(string Machine, string State), TimeSpan> Usual(IEnumerable<(string Machine, string State, long Took)> took) => took
        .GroupBy(t => (t.Machine, t.State))
        .Select(g => (g.Key, Took: g.Take(MostCounted).Select(t => t.Took).Order().ToList()))
        .Where(g => g.Took.Count >= FewestAnswered)
        .ToDictionary(g => g.Key, g => TimeSpan.FromMicroseconds(g.Took[(int)Math.Ceiling(g.Took.Count * 0.95) - 1]));

    private static StuckWait Judge(WaitRow row, Dictionary<(string Machine, string State), TimeSpan> usual, DateTimeOffset now)
    {
        var reasons = new List<(StuckReason Reason, string Words)>();
        if (row.Token_Key is null && !WaitWork.IsActivity(row)) reasons.Add((StuckReason.TokenNeverLeft, row.No_Token ?? "The token is not known."));
        TimeSpan? known = usual.TryGetValue((row.State_Machine_Arn, row.State_Name), out var time95) ? time95 : null;
        if (known is { } normal && now - row.Since_Us.FromStore() > normal)
            reasons.Add((StuckReason.PastUsualTime, "95 of 100 earlier waits of this state were answered sooner: ask who should answer."));
        if (row.Deadline_Us is null) reasons.Add((StuckReason.NoTimeout, "Without TimeoutSeconds it waits up to a year: give the state a timeout and a catcher for States.Timeout."));
        return new(row.ToSummary(), [.. reasons.Select(r => r.Reason)], known, [.. reasons.Select(r => r.Words)]);
    }
}
