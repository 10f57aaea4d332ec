using Portal.Languages.Data;
using Portal.Services.Approvals.Tokens;
using Portal.Services.Aws;

namespace Portal.Services.Executions.Histories;

/// <summary>
/// Reads a history once, page by page, and then only what is new; hands each page on and keeps it packed. One caller reads at a
/// time; any number look things up meanwhile.
/// </summary>
internal sealed class HistoryArchive(AwsSession session, string executionArn, KnownTokens tokens, int budget = HistoryBlocks.Budget) : IHistoryArchive
{
    private const int PageSize = 1000;

    /// <summary>A look at a live history asks for the newest few.</summary>
    private const int NewestFew = 100;

    private readonly HistoryBlocks blocks = new(budget);
    private Task<AwsResult<Page<HistoryEvent>>>? ahead;
    private string? token;

    public int Count => blocks.Count;

    /// <summary>True once the end was reached: from then on only new events are read.</summary>
    public bool IsRead { get; private set; }

    public HistoryRow Row(int index) => blocks.Row(index);

    public HistoryEvent? Peek(long id) => blocks.Peek(id);

    /// <summary>The next events, oldest first: the next page, or what is new since the end was reached; empty where nothing is.</summary>
    public Task<AwsResult<IReadOnlyList<HistoryEvent>>> NextAsync(CancellationToken cancellationToken) =>
        IsRead ? NewestAsync(cancellationToken) : PageAsync(cancellationToken);

    public async ValueTask<AwsResult<HistoryEvent>> EventAsync(long id, CancellationToken cancellationToken)
    {
        if (blocks.Peek(id) is { } held) return held;
        if (blocks.BlockOf(id) is not { } block) return AwsError.NotFound($"There is no event {id} in the history.");
        var again = await FetchAsync(block.Token, cancellationToken);
        if (!again.IsOk) return again.Error;
        return again.Value.FirstOrDefault(e => e.Id == id) is { } found ? found : AwsError.NotFound($"Event {id} is no longer in the history.");
    }

    public Task<AwsResult<IReadOnlyList<long>>> FindAsync(string text, CancellationToken cancellationToken) => Task.Run(async () =>
    {
        var found = new List<long>();
        foreach (var block in blocks.All())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var details = await DetailsAsync(block, cancellationToken);
            if (!details.IsOk) return details.Error;
            foreach (var (i, value) in details.Value.Index())
            {
                var id = block.First + i;
                if (HistorySearch.Holds(blocks.Row((int)id - 1), text) || HistorySearch.Holds(value, text)) found.Add(id);
            }
        }

        return AwsResult.Ok<IReadOnlyList<long>>(found);
    }, cancellationToken);

    private async Task<AwsResult<IReadOnlyList<DataValue>>> DetailsAsync(HistoryBlock block, CancellationToken cancellationToken)
    {
        if (blocks.LinesOf(block) is { } lines) return AwsResult.Ok<IReadOnlyList<DataValue>>([.. lines.Select(l => DataValue.Parse(l))]);
        var again = await FetchAsync(block.Token, cancellationToken);
        return again.Map(all => (IReadOnlyList<DataValue>)[.. all.Where(e => e.Id >= block.First && e.Id < block.First + block.Count).Select(e => e.Details)]);
    }

    private async Task<AwsResult<IReadOnlyList<HistoryEvent>>> PageAsync(CancellationToken cancellationToken)
    {
        var page = await (ahead ?? RawAsync(token, cancellationToken));
        ahead = null;
        if (!page.IsOk) return page.Error;
        var from = token;
        var next = page.Value.NextToken;
        IsRead = next is null || next == from || blocks.Count + page.Value.Items.Count >= ExecutionHistory.LongestHistory;
        if (!IsRead)
        {
            // The next page is on its way while this one is made sense of.
            token = next;
            ahead = RawAsync(next, cancellationToken);
        }

        return AwsResult.Ok(await KeepAsync(page.Value.Items, from, refetchable: true, cancellationToken));
    }

    private async Task<AwsResult<IReadOnlyList<HistoryEvent>>> NewestAsync(CancellationToken cancellationToken)
    {
        var last = blocks.Count;
        var newest = await Paging.AllAsync(async at =>
        {
            var page = await ExecutionHistory.PageAsync(session, new(executionArn) { NewestFirst = true, NextToken = at, PageSize = NewestFew }, cancellationToken);
            return page.IsOk && page.Value.Items.Any(e => e.Id <= last) ? page.Value with { NextToken = null } : page;
        }, ExecutionHistory.LongestHistory);
        if (!newest.IsOk) return newest.Error;
        var added = newest.Value.Where(e => e.Id > last).OrderBy(e => e.Id).ToList();
        return AwsResult.Ok(added.Count == 0 ? added : await KeepAsync(added, "newest", refetchable: false, cancellationToken));
    }

    private async Task<IReadOnlyList<HistoryEvent>> KeepAsync(IReadOnlyList<HistoryEvent> events, string? from, bool refetchable, CancellationToken cancellationToken)
    {
        var masked = await tokens.MaskAsync(session, executionArn, events, cancellationToken);
        blocks.Add(masked, from, refetchable);
        return masked;
    }

    private async Task<AwsResult<IReadOnlyList<HistoryEvent>>> FetchAsync(string? at, CancellationToken cancellationToken)
    {
        var page = await RawAsync(at, cancellationToken);
        return page.IsOk ? AwsResult.Ok(await tokens.MaskAsync(session, executionArn, page.Value.Items, cancellationToken)) : page.Error;
    }

    private Task<AwsResult<Page<HistoryEvent>>> RawAsync(string? at, CancellationToken cancellationToken) =>
        ExecutionHistory.PageAsync(session, new(executionArn) { NextToken = at, PageSize = PageSize }, cancellationToken);
}
