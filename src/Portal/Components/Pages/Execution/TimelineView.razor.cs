using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Executions;
using Portal.Services.Observatory.Correlation;

namespace Portal.Components.Pages.Execution;

/// <summary>Each visit as a bar, with its attempts and the delays between them.</summary>
public sealed partial class TimelineView
{
    private static readonly double[] Zooms = [1, 2, 4, 10, 30];

    private readonly HashSet<long> toggled = [];
    private Timeline model = new(default, TimeSpan.FromSeconds(1), []);
    private int zoom;

    [Inject] private TimeProvider Time { get; set; } = null!;

    [Parameter, EditorRequired] public required VisitTree Tree { get; set; }
    [Parameter, EditorRequired] public required ExecutionDetail Execution { get; set; }
    [Parameter] public long? Selected { get; set; }
    [Parameter] public string? SelectedState { get; set; }
    [Parameter] public EventCallback<StateVisit> OnVisit { get; set; }

    private double Zoom => Zooms[zoom];

    private ICollection<TimelineRow> RowList => (ICollection<TimelineRow>)model.Rows;

    protected override void OnParametersSet() => Build();

    private void Build() => model = Timeline.Of(Tree, Execution.StartedAt, Execution.StoppedAt, Time.GetUtcNow(), toggled);

    private void Toggle(TimelineRow row)
    {
        if (!toggled.Remove(row.Visit.EnteredEventId)) toggled.Add(row.Visit.EnteredEventId);
        Build();
    }

    private bool IsSelected(TimelineRow row) =>
        Selected is { } visit ? row.Visit.EnteredEventId == visit : SelectedState is not null && row.Visit.StateName == SelectedState;

    private static string Words(TimelineRow row) =>
        $"{row.Visit.StateName}: {StatusTones.Text(VisitStatuses.NameOf(row.Visit.Status)).ToLowerInvariant()}" + (row.Visit.Error is { } error ? $", {error}" : "");

    private static string ToneOf(VisitStatus status) => StatusTones.Of(VisitStatuses.NameOf(status)).ToString().ToLowerInvariant();

    private static string P(double part) => (part * 100).ToString("0.###", CultureInfo.InvariantCulture) + "%";
}
