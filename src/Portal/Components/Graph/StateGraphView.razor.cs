using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Components.Controls;
using Portal.Graphs;
using Portal.Graphs.Layout;

namespace Portal.Components.Graph;

/// <summary>
/// A state machine's graph. Panning and zooming happen in the browser; the circuit only hears which state was chosen. Arrow
/// keys walk from state to state.
/// </summary>
public sealed partial class StateGraphView : IAsyncDisposable
{
    private readonly string id = ElementIds.Next("graph");
    private IJSObjectReference? module;
    private IJSObjectReference? view;
    private GraphLayout? shownLayout;
    private string? revealed;

    private static readonly string[] ArrowKinds = ["plain", "taken", "catch", "catch-taken"];

    private ElementReference svg;

    [Inject] private IJSRuntime Js { get; set; } = null!;

    [Parameter, EditorRequired] public required GraphLayout Layout { get; set; }

    /// <summary>What the graph is of, for screen readers.</summary>
    [Parameter] public string Label { get; set; } = "State machine";

    /// <summary>By state name; states without one were not reached.</summary>
    [Parameter] public IReadOnlyDictionary<string, NodeMark> Marks { get; set; } = new Dictionary<string, NodeMark>();

    /// <summary>The ways that were taken; null where no execution is shown.</summary>
    [Parameter] public IReadOnlySet<TakenWay>? Taken { get; set; }

    [Parameter] public IReadOnlyDictionary<string, MapPick> MapPicks { get; set; } = new Dictionary<string, MapPick>();

    /// <summary>An iteration of a Map state was chosen; null for all.</summary>
    [Parameter] public EventCallback<(string State, int? Index)> OnPick { get; set; }

    [Parameter] public string? Selected { get; set; }
    [Parameter] public EventCallback<string?> SelectedChanged { get; set; }
    [Parameter] public string FileName { get; set; } = "state-machine";

    /// <summary>Lines that were taken lie on top of the others.</summary>
    private IEnumerable<PlacedEdge> Ordered => Layout.Edges.OrderBy(e => IsTaken(e) ? 2 : e.Edge.Kind == EdgeKind.Catch ? 0 : 1);

    public async ValueTask DisposeAsync()
    {
        await Browser.Quietly(async () =>
        {
            if (view is not null)
            {
                await view.InvokeVoidAsync("dispose");
                await view.DisposeAsync();
            }

            if (module is not null) await module.DisposeAsync();
        });
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await Browser.Quietly(async () =>
        {
            if (firstRender)
            {
                module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/graph.js");
                view = await module.InvokeAsync<IJSObjectReference>("create", svg);
                (shownLayout, revealed) = (Layout, Selected);
                if (Selected is not null) await view.InvokeVoidAsync("reveal", Selected);
                return;
            }

            if (view is null) return;
            if (!ReferenceEquals(Layout, shownLayout))
            {
                shownLayout = Layout;
                await view.InvokeVoidAsync("fit", false);
            }

            if (Selected != revealed)
            {
                revealed = Selected;
                if (Selected is not null) await view.InvokeVoidAsync("reveal", Selected);
            }
        });
    }

    private string Id(string kind) => $"{id}-{kind}";

    private NodeMark? MarkOf(PlacedNode placed) => Marks.GetValueOrDefault(placed.Node.Id);

    /// <summary>One node can be reached with Tab; from there the arrow keys lead on.</summary>
    private bool IsTabStop(PlacedNode placed) =>
        placed.Node.Id == (Selected ?? Layout.Nodes.FirstOrDefault(n => !n.Node.IsTerminal)?.Node.Id);

    private string KindOf(PlacedEdge edge) => (edge.Edge.Kind == EdgeKind.Catch ? "catch" : "plain") + (IsTaken(edge) ? " taken" : Taken is null ? "" : " idle");

    private string ArrowOf(PlacedEdge edge) => (edge.Edge.Kind == EdgeKind.Catch, IsTaken(edge)) switch
    {
        (true, true) => "catch-taken",
        (true, false) => "catch",
        (false, true) => "taken",
        _ => "plain",
    };

    private Task SelectAsync(string state)
    {
        Selected = revealed = state;
        return SelectedChanged.InvokeAsync(state);
    }

    private Task ZoomAsync(double by) => CallAsync("zoom", by);

    private Task FitAsync() => CallAsync("fit", true);

    private Task ExportAsync(string format) => CallAsync("save", format, FileName);

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private bool IsTaken(PlacedEdge edge) => Taken?.Contains(new TakenWay(edge.Edge.From, edge.Edge.To, edge.Edge.Kind == EdgeKind.Catch)) == true;

    private Task CallAsync(string name, params object[] arguments) => Browser.Quietly(async () =>
    {
        if (view is not null) await view.InvokeVoidAsync(name, arguments);
    });
}
