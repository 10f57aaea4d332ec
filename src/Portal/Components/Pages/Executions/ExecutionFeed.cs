using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.Executions.Keys;

namespace Portal.Components.Pages.Executions;

/// <summary>
/// The executions that a list holds so far: of one state machine page by page, or the newest of all of them. Fetching again
/// updates what is there and adds what is new; nothing that was fetched is lost.
/// </summary>
/// <param name="machine">ARN of the only state machine; null for all.</param>
/// <param name="status">The only status to ask AWS for; null for all.</param>
public sealed class ExecutionFeed(IExecutions executions, IBusinessKeys keys, string connection, string? machine, ExecutionStatus? status)
{
    public const int PageSize = 100;

    /// <summary>Found by their business keys; each costs a call.</summary>
    private const int MostFound = 50;

    /// <summary>AWS gives no more in one call, and a list over all machines has one call each.</summary>
    public const int MostOfAll = 1000;

    private readonly Dictionary<string, ExecutionSummary> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> keyOf = new(StringComparer.Ordinal);

    private int limit = 200;
    private string? nextToken;

    public IReadOnlyCollection<ExecutionSummary> Items => known.Values;

    /// <summary>Business keys of what was fetched, by ARN.</summary>
    public IReadOnlyDictionary<string, string> Keys => keyOf;

    /// <summary>Adds executions whose business key holds a text, however old they are.</summary>
    public async Task SearchAsync(string text, CancellationToken cancellationToken)
    {
        var found = await keys.FindAsync(connection, text, MostFound, cancellationToken);
        foreach (var item in (found.Value ?? []).Where(f => machine is null || f.StateMachineArn == machine)) known.TryAdd(item.ExecutionArn, item);
        await ReadKeysAsync(cancellationToken);
    }

    public bool HasMore { get; private set; }

    public async Task<AwsResult<int>> LoadAsync(CancellationToken cancellationToken)
    {
        if (machine is null) return await LoadRecentAsync(cancellationToken);
        var page = await PageAsync(null, cancellationToken);
        if (!page.IsOk) return page.Error;
        // A later fetch of the first page does not forget how far one has scrolled.
        if (nextToken is null && (known.Count == 0 || !HasMore)) (nextToken, HasMore) = (page.Value.NextToken, page.Value.NextToken is not null);
        Take(page.Value.Items);
        await ReadKeysAsync(cancellationToken);
        return known.Count;
    }

    public async Task<AwsResult<int>> MoreAsync(CancellationToken cancellationToken)
    {
        if (machine is null)
        {
            limit = Math.Min(limit * 2, MostOfAll);
            return await LoadRecentAsync(cancellationToken);
        }

        if (nextToken is null) return known.Count;
        var page = await PageAsync(nextToken, cancellationToken);
        if (!page.IsOk) return page.Error;
        (nextToken, HasMore) = (page.Value.NextToken, page.Value.NextToken is not null);
        Take(page.Value.Items);
        await ReadKeysAsync(cancellationToken);
        return known.Count;
    }

    private async Task<AwsResult<int>> LoadRecentAsync(CancellationToken cancellationToken)
    {
        var recent = await executions.ListRecentAsync(connection, status, limit, cancellationToken);
        if (!recent.IsOk) return recent.Error;
        HasMore = recent.Value.Count >= limit && limit < MostOfAll;
        Take(recent.Value);
        await ReadKeysAsync(cancellationToken);
        return known.Count;
    }

    /// <summary>Only of those that have none yet: the index may be a moment behind.</summary>
    private async Task ReadKeysAsync(CancellationToken cancellationToken)
    {
        var found = await keys.OfAsync(connection, [.. known.Keys.Where(arn => !keyOf.ContainsKey(arn))], cancellationToken);
        foreach (var (arn, key) in found.Value ?? new Dictionary<string, string>()) keyOf[arn] = key;
    }

    private Task<AwsResult<Page<ExecutionSummary>>> PageAsync(string? token, CancellationToken cancellationToken) =>
        executions.ListAsync(connection, new ExecutionQuery(machine!) { Status = status, NextToken = token, PageSize = PageSize }, cancellationToken);

    private void Take(IReadOnlyList<ExecutionSummary> items)
    {
        foreach (var item in items) known[item.ExecutionArn] = item;
        // One that ran and was asked for by its status has changed it when it is missing from where it would stand now.
        if (status is null || items.Count == 0) return;
        var oldest = items.Min(i => i.StartedAt);
        var still = items.Select(i => i.ExecutionArn).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in known.Values.Where(k => k.StartedAt > oldest && !still.Contains(k.ExecutionArn)).ToList()) known.Remove(gone.ExecutionArn);
    }
}
