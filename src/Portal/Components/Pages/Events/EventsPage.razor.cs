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

    private readonly Loader<Page<RecordedEvent>> first = new();
    private readonly EventFeed feed = new();
    private EventFacets? facets;
    private RateChartData chart = RateChartData.None;
    private CancellationTokenSource? listening;
    private Task listener = Task.CompletedTask;
    private bool paused;
    private bool loadingMore;

    [Inject] private IObservedEvents Events { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;
    [Inject] private BrowserTime Zone { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }
    [SupplyParameterFromQuery(Name = "bus")] public string? Bus { get; set; }
    [SupplyParameterFromQuery(Name = "source")] public string? Source { get; set; }
    [SupplyParameterFromQuery(Name = "type")] public string? Type { get; set; }
    [SupplyParameterFromQuery(Name = "execution")] public string? Execution { get; set; }
    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }
    [SupplyParameterFromQuery(Name = "to")] public string? To { get; set; }

    protected override string Subject => string.Join('\n', Text, Bus, Source, Type, Execution, From, To);

    private bool Filtered => Subject.Any(c => c != '\n');

    private string Here => new Uri(Navigation.Uri).PathAndQuery;

    private string? Range => (Instant(From), Instant(To)) switch
    {
        (null, null) => null,
        var (from, to) => $"{(from is { } f ? Zone.Short(f) : "…")} – {(to is { } t ? Zone.Short(t) : "now")}",
    };

    protected override async Task LoadAsync()
    {
        await StopListeningAsync();
        first.Reset();
        var mine = listening = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        // The subscription's snapshot and what follows it fit together without a gap: it comes before anything else.
        var subscribed = await Events.SubscribeAsync(Query(), mine.Token);
        if (!subscribed.IsOk)
        {
            first.Take(subscribed.Error);
            return;
        }

        feed.Begin(subscribed.Value.Snapshot);
        first.Take(subscribed.Value.Snapshot);
        listener = ListenAsync(subscribed.Value, mine.Token);
        StateHasChanged();
        var found = await Events.FacetsAsync(Connection.Id, mine.Token);
        if (found.IsOk) facets = found.Value;
        await CountAsync(mine.Token);
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

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        var to = Instant(To) ?? Time.GetUtcNow();
        var oldest = feed.Events.Count > 0 ? feed.Events[^1].Time : to;
        var from = Instant(From) ?? (oldest < to - ShortestRange ? oldest : to - ShortestRange);
        var bucket = RateChartData.BucketFor(to - from);
        var counts = await Events.CountAsync(Query() with { From = from, To = to }, bucket, cancellationToken);
        if (counts.IsOk) chart = RateChartData.Of(counts.Value, from, to, bucket);
    }

    private async Task MoreAsync()
    {
        loadingMore = true;
        var older = await Events.QueryAsync(Query() with { NextToken = feed.More }, Gone);
        loadingMore = false;
        if (older.IsOk) feed.Append(older.Value);
        else first.Take(older.Error);
    }

    private void TogglePause()
    {
        paused = !paused;
        if (!paused) feed.Resume();
    }

    private void Go(string parameter, string? value) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(parameter, string.IsNullOrEmpty(value) ? null : value), replace: true);

    private void BrushAsync((DateTimeOffset From, DateTimeOffset To) range) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["from"] = range.From.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ["to"] = range.To.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
    }));

    private EventQuery Query() => new()
    {
        Connection = Connection.Id,
        Text = Text,
        EventBusName = Bus,
        Source = Source,
        DetailType = Type,
        ExecutionArn = Execution,
        From = Instant(From),
        To = Instant(To),
        PageSize = 200,
    };

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static string ShortName(string arn) => arn[(arn.LastIndexOf(':') + 1)..];
}
