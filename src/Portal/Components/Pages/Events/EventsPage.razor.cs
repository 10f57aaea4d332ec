using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Aws;
using Portal.Services.Observatory;

namespace Portal.Components.Pages.Events;

/// <summary>All recorded events, newest first, as they come. Every filter is in the address.</summary>
public sealed partial class EventsPage
{
    /// <summary>A chart of less says nothing.</summary>
    private static readonly TimeSpan ShortestRange = TimeSpan.FromMinutes(30);

    /// <summary>While events come the charts are counted anew so often.</summary>
    private static readonly TimeSpan CountPause = TimeSpan.FromSeconds(5);

    private readonly Loader<Page<RecordedEvent>> first = new();
    private readonly EventFeed feed = new();
    private EventFilter filter = new();
    private EventFacets? facets;
    private RateChartData rates = RateChartData.None;
    private RateChartData failures = RateChartData.None;
    private DateTimeOffset? countedTo;
    private CancellationTokenSource? listening;
    private Task listener = Task.CompletedTask;
    private Task counter = Task.CompletedTask;
    private string? lost;
    private bool paused;
    private bool loadingMore;
    private bool grown;

    [Inject] private IObservedEvents Events { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }
    [SupplyParameterFromQuery(Name = "bus")] public string? Bus { get; set; }
    [SupplyParameterFromQuery(Name = "source")] public string? Source { get; set; }
    [SupplyParameterFromQuery(Name = "type")] public string? Type { get; set; }
    [SupplyParameterFromQuery(Name = "account")] public string? Account { get; set; }
    [SupplyParameterFromQuery(Name = "path")] public string? Path { get; set; }
    [SupplyParameterFromQuery(Name = "pattern")] public string? Pattern { get; set; }
    [SupplyParameterFromQuery(Name = "execution")] public string? Execution { get; set; }
    [SupplyParameterFromQuery(Name = "since")] public string? Since { get; set; }
    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }
    [SupplyParameterFromQuery(Name = "to")] public string? To { get; set; }

    /// <summary>The event that is previewed.</summary>
    [SupplyParameterFromQuery(Name = "event")] public string? Chosen { get; set; }

    protected override string Subject => filter.QueryString;

    private LiveIndicator.LiveState LiveState => paused || feed.IsMoved ? LiveIndicator.LiveState.Paused : lost is null ? LiveIndicator.LiveState.Live : LiveIndicator.LiveState.Behind;

    protected override void OnParametersSet() => filter = new EventFilter
    {
        Text = Text,
        Bus = Bus,
        Source = Source,
        Type = Type,
        Account = Account,
        Path = Path,
        Pattern = Pattern,
        Execution = Execution,
        Since = Since,
        From = From,
        To = To,
    }.Tidy();

    protected override async Task LoadAsync()
    {
        await StopListeningAsync();
        first.Reset();
        (rates, failures, countedTo, lost) = (RateChartData.None, RateChartData.None, null, null);
        var mine = listening = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        // The subscription's snapshot and what follows it fit together without a gap: it comes before anything else.
        var subscribed = await Events.SubscribeAsync(Query(), mine.Token);
        if (!subscribed.IsOk)
        {
            first.Take(subscribed.Error);
            StateHasChanged();
            return;
        }

        feed.Begin(subscribed.Value.Snapshot);
        first.Take(subscribed.Value.Snapshot);
        listener = ListenAsync(subscribed.Value, mine.Token);
        StateHasChanged();
        var found = await Events.FacetsAsync(Connection.Id, mine.Token);
        if (found.IsOk) facets = found.Value;
        await CountAsync(mine.Token);
        counter = KeepCountingAsync(mine.Token);
    }

    protected override async ValueTask LeaveAsync()
    {
        await StopListeningAsync();
        first.Dispose();
    }

    private async Task StopListeningAsync()
    {
        if (listening is null) return;
        await listening.CancelAsync();
        await listener;
        await counter;
        listening.Dispose();
        listening = null;
    }

    private async Task ListenAsync(IEventSubscription subscription, CancellationToken cancellationToken)
    {
        await using (subscription)
        {
            try
            {
                await foreach (var batch in subscription.ReadAllAsync(cancellationToken))
                {
                    await InvokeAsync(() =>
                    {
                        feed.Take(batch, paused);
                        grown = true;
                        StateHasChanged();
                    });
                }
            }
            catch (OperationCanceledException)
            {
                // The page shows something else now, or has gone.
            }
        }
    }

    private async Task KeepCountingAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(CountPause, Time, cancellationToken);
                if (!grown || paused || filter.To is not null) continue;
                grown = false;
                await InvokeAsync(async () =>
                {
                    await CountAsync(cancellationToken);
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException)
        {
            // As above.
        }
    }

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        var query = Query();
        var to = query.To ?? Time.GetUtcNow();
        var oldest = feed.Events.Count > 0 ? feed.Events[^1].Time : to;
        var from = query.From ?? (oldest < to - ShortestRange ? oldest : to - ShortestRange);
        var bucket = RateChartData.BucketFor(to - from);
        var counts = await Events.SeriesAsync(query with { From = from, To = to }, bucket, cancellationToken);
        if (counts.IsOk) (rates, countedTo) = (RateChartData.Of(counts.Value.Counts, from, to, bucket), counts.Value.CountedTo);
        var failed = await Events.FailuresAsync(Connection.Id, filter.Bus, from, to, bucket, cancellationToken);
        if (failed.IsOk) failures = RateChartData.Of(failed.Value, from, to, bucket);
    }

    private async Task MoreAsync()
    {
        loadingMore = true;
        var older = await Events.QueryAsync(Query() with { NextToken = feed.More }, Gone);
        loadingMore = false;
        if (older.IsOk) feed.Append(older.Value);
        else first.Take(older.Error);
    }

    private async Task TogglePauseAsync()
    {
        paused = !paused;
        if (!paused && !feed.Resume()) await LoadAsync();
    }

    private void Go(EventFilter wanted) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(wanted.Parameters), replace: wanted.Text != filter.Text);

    private void Brush((DateTimeOffset From, DateTimeOffset To) range) => Go(filter with { Since = null, From = EventFilter.Write(range.From), To = EventFilter.Write(range.To) });

    private string PreviewHref(RecordedEvent e) => Navigation.GetUriWithQueryParameter("event", e.EventId);

    private void ClosePreview() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("event", (string?)null), replace: true);

    private EventQuery Query() => filter.ToQuery(Connection.Id, Time.GetUtcNow());

    private static string Many(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
