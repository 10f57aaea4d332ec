using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Aws;
using Portal.Services.Observatory.Tracing;

namespace Portal.Components.Pages.Trace;

/// <summary>What caused what, from an event or an execution: as a waterfall and as a graph, growing while it happens.</summary>
public sealed partial class TracePage
{
    /// <summary>An event that was sent just now is on its way through the tap's queue for so long.</summary>
    private const int MostArrivalLooks = 30;
    private static readonly TimeSpan ArrivalPause = TimeSpan.FromSeconds(1);

    private static readonly IReadOnlyList<TabItem> Views = [new("waterfall", "Waterfall"), new("graph", "Graph")];

    private readonly Loader<Services.Observatory.Tracing.Trace> trace = new();
    private readonly TraceRows rows = new();
    private TraceGraph graph = TraceGraph.Empty;
    private TraceSpan? chosen;
    private CancellationTokenSource? watching;
    private Task watch = Task.CompletedTask;
    private LiveIndicator.LiveState? watchState;
    private string? behind;
    private bool arriving;
    private int failures;
    private int rounds;

    [Inject] private ITraces Traces { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;

    /// <summary>An event's id, or the ARN of an execution.</summary>
    [Parameter] public string Id { get; set; } = "";

    /// <summary>"here": without what led to it.</summary>
    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }
    [SupplyParameterFromQuery(Name = "view")] public string? View { get; set; }
    [SupplyParameterFromQuery(Name = "span")] public string? SpanId { get; set; }

    protected override string Subject => $"{Id}\n{From}";

    private bool FromHere => From == "here";

    private string? OpenView => Tabs.KeyOf(Views, View);

    private string RootName => trace.Value?.Spans is [var root, ..] ? root.Name : "Trace";

    private string LoopName => trace.Value?.Spans.FirstOrDefault(s => s.LoopOf is not null) is { } again ? again.Delivery?.Rule.Name ?? again.Name : "";

    /// <summary>The others that the chosen one's node stands for, in the graph.</summary>
    private IReadOnlyList<TraceSpan> SpansBeside =>
        OpenView == "graph" && graph.NodeOf(chosen?.Id) is { } node ? [.. graph.SpansOf[node].Where(s => s.Kind == chosen!.Kind)] : [];

    protected override void OnParametersSet() => ChooseFromAddress();

    protected override async Task LoadAsync()
    {
        await StopAsync();
        trace.Reset();
        chosen = null;
        watching = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        watch = WatchAsync(watching.Token);
    }

    protected override async ValueTask LeaveAsync()
    {
        await StopAsync();
        trace.Dispose();
    }

    private async Task StopAsync()
    {
        if (watching is null) return;
        await watching.CancelAsync();
        await watch;
        watching.Dispose();
        watching = null;
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            for (var look = 0; look < MostArrivalLooks; look++)
            {
                var found = false;
                await foreach (var next in Traces.WatchAsync(Connection.Id, new(Id) { FromHere = FromHere }, cancellationToken))
                {
                    found = next.IsOk || next.Error.Kind != AwsErrorKind.NotFound || IsArn;
                    await InvokeAsync(() => Show(next, found));
                }

                if (found) break;
                await Task.Delay(ArrivalPause, Time, cancellationToken);
            }

            await InvokeAsync(Settle);
        }
        catch (OperationCanceledException)
        {
            // Something else is looked at, or nothing.
        }
    }

    private bool IsArn => Id.StartsWith("arn:", StringComparison.Ordinal);

    private void Show(AwsResult<Services.Observatory.Tracing.Trace> next, bool found)
    {
        arriving = !found;
        behind = trace.HasValue ? next.Error?.Message : null;
        watchState = behind is null ? LiveIndicator.LiveState.Live : LiveIndicator.LiveState.Behind;
        if (next.IsOk || !trace.HasValue) trace.Take(next);
        if (trace.Value is { } all)
        {
            rows.Take(all, Time.GetUtcNow());
            graph = TraceGraph.Of(all, graph);
            failures = all.Spans.Count(s => s.Kind != TraceSpanKind.State && SpanWords.IsBad(s));
            rounds = all.Spans.Count == 0 ? 0 : all.Spans.Max(s => s.Round);
            ChooseFromAddress();
        }

        StateHasChanged();
    }

    private void Settle()
    {
        (watchState, arriving) = (null, false);
        if (trace.Value is { } all) rows.Take(all, Time.GetUtcNow());
        StateHasChanged();
    }

    private void ChooseFromAddress()
    {
        if (trace.Value is not { } all) return;
        chosen = all.Spans.FirstOrDefault(s => s.Id == (SpanId ?? chosen?.Id)) ?? all.Spans.FirstOrDefault(s => s.Id == all.StartId);
    }

    private void Choose(string span) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("span", span), replace: true);

    private void ChooseNode(string? node)
    {
        if (node is not null && graph.SpansOf.TryGetValue(node, out var spans)) Choose((spans.FirstOrDefault(SpanWords.IsBad) ?? spans[0]).Id);
    }

    private void Fold(TraceRow row) => rows.Toggle(row.Span.Id);

    private string NameOf(string span) => trace.Value?.Spans.FirstOrDefault(s => s.Id == span)?.Name ?? "";

    private string Count(TraceSpanKind kind, string one, string many)
    {
        var count = trace.Value?.Spans.Count(s => s.Kind == kind && s.SameAs is null) ?? 0;
        return $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many)}";
    }
}
