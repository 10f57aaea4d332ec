using Microsoft.AspNetCore.Components;
using Portal.Services.Observatory.Correlation;
using Portal.Urls;

namespace Portal.Components.Pages.Execution;

/// <summary>What a state did in one of its visits.</summary>
public sealed partial class StatePanel
{
    private static readonly (string Key, string Words)[] Parts = [("input", "Input"), ("output", "Output"), ("changes", "Changes"), ("sent", "Sent"), ("variables", "Variables")];

    private IReadOnlyList<StateVisit> visits = [];
    private StateVisit? visit;
    private int index;
    private string part = "input";
    private VisitData data = VisitData.None;
    private StateVisit? dataOf;

    [CascadingParameter] private PortalUrls Urls { get; set; } = new(null);

    [Parameter, EditorRequired] public required ExecutionStory Story { get; set; }
    [Parameter, EditorRequired] public required VisitTree Tree { get; set; }
    [Parameter, EditorRequired] public required string ConnectionId { get; set; }
    [Parameter] public string? State { get; set; }

    /// <summary>The entry event of the visit to show; null for the latest.</summary>
    [Parameter] public long? VisitId { get; set; }

    [Parameter] public IReadOnlyDictionary<string, int> Picks { get; set; } = new Dictionary<string, int>();
    [Parameter] public EventCallback<long> OnVisit { get; set; }

    /// <summary>The entry event of the visit in which the execution failed.</summary>
    private long? FailedVisit => ExecutionFailure.Of(Story)?.Visit?.EnteredEventId;

    private IEnumerable<(string Key, string Words)> Shown => Parts.Where(p => p.Key switch
    {
        "sent" => data.Sent is not null,
        "variables" => Tree.HasVariables,
        _ => true,
    });

    protected override async Task OnParametersSetAsync()
    {
        visits = [.. Tree.All.Where(v => v.StateName == State && Tree.IsPicked(v, Picks))];
        index = VisitId is { } id ? visits.Index().FirstOrDefault(v => v.Item.EnteredEventId == id, (visits.Count - 1, null!)).Index : visits.Count - 1;
        visit = index >= 0 ? visits[index] : null;
        if (visit is null || ReferenceEquals(visit, dataOf)) return;
        if (dataOf?.EnteredEventId != visit.EnteredEventId) data = VisitData.None;
        dataOf = visit;
        var read = await VisitData.ReadAsync(Story.History, visit, CancellationToken.None);
        if (ReferenceEquals(visit, dataOf)) data = read;
    }
}
