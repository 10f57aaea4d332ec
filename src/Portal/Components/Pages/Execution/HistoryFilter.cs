using Portal.Services.Executions.Histories;

namespace Portal.Components.Pages.Execution;

/// <summary>Which events of a history are shown.</summary>
/// <param name="Kinds">Of <see cref="HistoryText.Kinds"/>; empty for all.</param>
/// <param name="State">Null or empty for all.</param>
/// <param name="Found">Ids of the events in which a text was found; null where none is looked for.</param>
public sealed record HistoryFilter(IReadOnlyList<string> Kinds, string? State, IReadOnlySet<long>? Found)
{
    /// <summary>An array: the table asks for its rows by place.</summary>
    public HistoryRow[] Apply(IHistoryArchive history)
    {
        var rows = new List<HistoryRow>(Found?.Count ?? history.Count);
        for (var i = 0; i < history.Count; i++)
        {
            var row = history.Row(i);
            if (Fits(row)) rows.Add(row);
        }

        return [.. rows];
    }

    private bool Fits(HistoryRow row) =>
        (Kinds.Count == 0 || Kinds.Contains(HistoryText.KindOf(row.Type))) && (string.IsNullOrEmpty(State) || row.State == State) && Found?.Contains(row.Id) != false;
}
