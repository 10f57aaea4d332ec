using Portal.Services.Approvals.Tokens;
using Portal.Services.Aws;
using Portal.Services.Executions;

namespace Portal.Services.Observatory.Correlation;

/// <summary>An execution's history as it grows: each look reads only what is new. Masked.</summary>
internal sealed class HistoryTail(AwsSession session, string executionArn, KnownTokens tokens)
{
    private const int FirstLook = 100;

    private readonly List<HistoryEvent> events = [];

    public IReadOnlyList<HistoryEvent> Events => events;

    /// <returns>True where something was new.</returns>
    public async Task<AwsResult<bool>> RefreshAsync(CancellationToken cancellationToken)
    {
        var last = events.Count > 0 ? events[^1].Id : 0;
        var newest = await Paging.AllAsync(async token =>
        {
            // From the newest back to what is known; a history that is not known yet is read from its beginning.
            var page = await ExecutionHistory.PageAsync(session, new(executionArn) { NewestFirst = last > 0, NextToken = token, PageSize = last > 0 ? FirstLook : 1000 }, cancellationToken);
            if (last == 0 || !page.IsOk) return page;
            return page.Value.Items.Any(e => e.Id <= last) ? page.Value with { NextToken = null } : page.Value;
        }, ExecutionHistory.LongestHistory);
        if (!newest.IsOk) return newest.Error;
        var added = newest.Value.Where(e => e.Id > last).OrderBy(e => e.Id).ToList();
        if (added.Count == 0) return false;
        events.AddRange(await tokens.MaskAsync(session, executionArn, added, cancellationToken));
        return true;
    }
}
