using System.Globalization;
using Portal.Languages.Data;
using Portal.Services.Aws;
using Portal.Services.Executions;

namespace Portal.Components.Pages.Execution;

/// <summary>The history of an execution, fetched page by page, with the state that each event belongs to.</summary>
public sealed class HistoryLog(IExecutions executions, string connection, string executionArn)
{
    private readonly List<HistoryLine> lines = [];
    private readonly Dictionary<long, string> states = [];
    private string? nextToken;

    /// <summary>In order.</summary>
    public IReadOnlyList<HistoryLine> Lines => lines;

    public bool IsComplete { get; private set; }

    /// <summary>Fetches the next page. At the end of a history that still grows, asks again for what is new.</summary>
    public async Task<AwsResult<int>> MoreAsync(CancellationToken cancellationToken)
    {
        var page = await executions.HistoryAsync(connection, new HistoryQuery(executionArn) { NextToken = nextToken }, cancellationToken);
        if (!page.IsOk) return page.Error;
        var before = lines.Count;
        foreach (var e in page.Value.Items)
        {
            if (lines.Count > 0 && e.Id <= lines[^1].Event.Id) continue;
            lines.Add(new HistoryLine(e, StateOf(e), HistoryText.Of(e)));
        }

        IsComplete = page.Value.NextToken is null;
        // The last page is asked for again later: what was added to it since has higher ids.
        if (!IsComplete) nextToken = page.Value.NextToken;
        return lines.Count - before;
    }

    private string? StateOf(HistoryEvent e)
    {
        var state = e.Type.EndsWith("StateEntered", StringComparison.Ordinal) || e.Type.EndsWith("StateExited", StringComparison.Ordinal)
            ? e.Details.GetString("name") : states.GetValueOrDefault(e.PreviousEventId);
        if (state is not null) states[e.Id] = state;
        return state;
    }
}

/// <param name="State">Null for events of the execution itself.</param>
/// <param name="Text">What it says, in a line.</param>
public sealed record HistoryLine(HistoryEvent Event, string? State, string Text)
{
    public string Kind => HistoryText.KindOf(Event.Type);
}

/// <summary>Which lines are shown.</summary>
/// <param name="Text">In type, state, id or details.</param>
/// <param name="Kinds">Of <see cref="HistoryText.Kinds"/>; empty for all.</param>
/// <param name="State">Null for all.</param>
public sealed record HistoryFilter(string? Text, IReadOnlyList<string> Kinds, string? State)
{
    public IReadOnlyList<HistoryLine> Apply(IReadOnlyList<HistoryLine> all) =>
        Kinds.Count == 0 && string.IsNullOrWhiteSpace(Text) && State is null ? all : [.. all.Where(Fits)];

    private bool Fits(HistoryLine line) =>
        (Kinds.Count == 0 || Kinds.Contains(line.Kind)) && (State is null || line.State == State) && (string.IsNullOrWhiteSpace(Text) || Holds(line, Text.Trim()));

    private static bool Holds(HistoryLine line, string text) =>
        line.Event.Type.Contains(text, StringComparison.OrdinalIgnoreCase)
        || line.State?.Contains(text, StringComparison.OrdinalIgnoreCase) == true
        || line.Event.Id.ToString(CultureInfo.InvariantCulture) == text
        || Holds(line.Event.Details, text);

    private static bool Holds(DataValue value, string text) => value switch
    {
        DataObject o => o.Any(f => Holds(f.Value, text)),
        DataArray a => a.Any(i => Holds(i, text)),
        DataString s => s.Value.Contains(text, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
