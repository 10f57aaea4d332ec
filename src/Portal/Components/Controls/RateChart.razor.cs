using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Portal.Components.Controls;

/// <summary>Counts over time as stacked bars. A time range can be drawn with the pointer, where somebody listens.</summary>
public sealed partial class RateChart : IAsyncDisposable
{
    private ElementReference field;
    private IJSObjectReference? script;
    private DotNetObjectReference<RateChart>? self;

    [Inject] private IJSRuntime Js { get; set; } = null!;

    [Parameter, EditorRequired] public required IReadOnlyList<RateSeries> Series { get; set; }

    /// <summary>The first bucket's beginning.</summary>
    [Parameter, EditorRequired] public required DateTimeOffset Start { get; set; }

    /// <summary>How long one bucket is.</summary>
    [Parameter, EditorRequired] public required TimeSpan Bucket { get; set; }

    /// <summary>What the chart says, in a sentence, for screen readers.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public int Height { get; set; } = 120;
    [Parameter] public bool ShowLegend { get; set; }

    /// <summary>A range was drawn.</summary>
    [Parameter] public EventCallback<(DateTimeOffset From, DateTimeOffset To)> OnBrush { get; set; }

    private int Buckets => Series.Count == 0 ? 0 : Series.Max(s => s.Values.Count);

    private RateChartModel Model { get; set; } = RateChartModel.Empty;

    /// <summary>Called by the script with both ends as parts of the width, 0 to 1.</summary>
    [JSInvokable]
    public Task Brushed(double from, double to)
    {
        var whole = Bucket * Buckets;
        return InvokeAsync(() => OnBrush.InvokeAsync((Start + (whole * Math.Clamp(from, 0, 1)), Start + (whole * Math.Clamp(to, 0, 1)))));
    }

    public async ValueTask DisposeAsync()
    {
        self?.Dispose();
        if (script is not null) await Browser.Quietly(async () => await script.DisposeAsync());
    }

    protected override void OnParametersSet() => Model = RateChartModel.Of(Series);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || !OnBrush.HasDelegate) return;
        await Browser.Quietly(async () =>
        {
            self = DotNetObjectReference.Create(this);
            script = await Js.InvokeAsync<IJSObjectReference>("import", "./js/brush.js");
            await script.InvokeVoidAsync("listen", field, self);
        });
    }

    private string Colour(int series) => Series[series].Tone is { } tone ? "tone-" + tone.ToString().ToLowerInvariant() : $"series-{(series % 8) + 1}";

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
