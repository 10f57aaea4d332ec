using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Services.Approvals;
using Portal.Services.Aws;

namespace Portal.Services.Executions.Keys;

/// <summary>
/// Reads the inputs of new executions of those state machines that have a path, newest first. On AWS within its budget: one list
/// call for each machine at a look, and at most so many inputs as DescribeExecution's refill allows beside the pages.
/// </summary>
internal sealed class BusinessKeyIndexer(ConnectionRegistry connections, AwsSessions sessions, BusinessKeyStore store, BusinessKeySignal signal, TimeProvider time, ILogger<BusinessKeyIndexer> log) : BackgroundService
{
    private const int PageSize = 100;

    /// <summary>Standard executions are kept by AWS for 90 days after their end; a year is the longest run.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(455);

    private static readonly Pace Sandbox = new(TimeSpan.FromSeconds(2), 5000);
    private static readonly Pace Aws = new(TimeSpan.FromSeconds(30), 100);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(connections.All.Select(c => WatchAsync(c, stoppingToken)));

    private async Task WatchAsync(Connection connection, CancellationToken stoppingToken)
    {
        var pace = connection.IsSandbox ? Sandbox : Aws;
        AwsError? known = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            var change = signal.Next;
            try
            {
                var error = await LookAsync(connection, pace.Inputs, stoppingToken);
                if (error is not null && error.Code != known?.Code) log.LogWarning("Business keys of {Connection} cannot be read: {Code} {Message}", connection.Id, error.Code, error.Message);
                known = error;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Business keys of {Connection} could not be read; tried again", connection.Id);
            }

            await WaitSignals.WaitAsync(change, pace.BetweenLooks, time, stoppingToken);
        }
    }

    /// <returns>The first error; null where there was none.</returns>
    internal async Task<AwsError?> LookAsync(Connection connection, int inputs, CancellationToken cancellationToken)
    {
        var paths = await store.PathsAsync(connection.Id, cancellationToken);
        if (paths.Count == 0) return null;
        var session = await sessions.OpenAsync(connection.Id, AwsSessions.Observatory, cancellationToken);
        if (!session.IsOk) return session.Error;
        await store.RemoveOlderAsync(connection.Id, time.GetUtcNow() - Kept, cancellationToken);
        foreach (var (machine, path) in paths)
        {
            var error = await IndexAsync(session.Value, machine, path, inputs / paths.Count, cancellationToken);
            if (error is not null && error.Kind != AwsErrorKind.NotFound) return error;
        }

        return null;
    }

    /// <summary>Page by page until one holds nothing new.</summary>
    private async Task<AwsError?> IndexAsync(AwsSession session, string machine, string path, int most, CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var page = await session.StepFunctions.ListExecutionsAsync(new(machine, null, PageSize, next), cancellationToken);
            if (!page.IsOk) return page.Error;
            var all = page.Value.Executions ?? [];
            var known = await store.OfAsync(session.Connection.Id, [.. all.Select(e => e.ExecutionArn)], cancellationToken);
            var fresh = all.Where(e => !known.ContainsKey(e.ExecutionArn)).Take(most).ToList();
            if (fresh.Count == 0) return null;
            most -= fresh.Count;
            var inputs = await Paging.EachAsync(fresh, e => session.StepFunctions.DescribeExecutionAsync(e.ExecutionArn, cancellationToken));
            if (!inputs.IsOk) return inputs.Error;
            await store.AddAsync(session.Connection.Id, [.. inputs.Value.Select(e => new BusinessKeyRow(e.ExecutionArn, machine, e.StartDate, KeyPath.Read(path, e.Input) ?? ""))], cancellationToken);
            next = page.Value.NextToken;
        }
        while (next is not null && most > 0);

        return null;
    }

    /// <param name="Inputs">How many are read at one look.</param>
    private sealed record Pace(TimeSpan BetweenLooks, int Inputs);
}
