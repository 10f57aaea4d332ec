using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Components.Pages.Execution;
using Portal.Graphs;
using Portal.Services.Aws;
using Portal.Services.Observatory.Correlation;

namespace Portal.Components.Pages.Comparison;

/// <summary>Two executions side by side: where they parted and why, their graphs, and every state with what it got and gave.</summary>
public sealed partial class ComparisonPage
{
    private static readonly (string Key, string Words)[] Parts = [("output", "Output"), ("input", "Input")];

    private readonly Loader<Pair> pair = new();
    private ExecutionComparison? comparison;
    private string part = "output";
    private (string? Key, VisitData A, VisitData B) data = (null, VisitData.None, VisitData.None);

    [Inject] private ICorrelation Correlation { get; set; } = null!;
    [Inject] private GraphLayouts Layouts { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "a")] private string? A { get; set; }
    [SupplyParameterFromQuery(Name = "b")] private string? B { get; set; }

    /// <summary>The key of the state that is looked at.</summary>
    [SupplyParameterFromQuery(Name = "at")] private string? At { get; set; }

    [SupplyParameterFromQuery(Name = "only")] private string? Only { get; set; }

    protected override string Subject => $"{A}|{B}";

    private bool IsChosen => !string.IsNullOrEmpty(A) && !string.IsNullOrEmpty(B);

    private ComparedState? Selected => comparison is null ? null
        : comparison.States.FirstOrDefault(s => s.Key == At) ?? comparison.Parting?.State ?? comparison.FirstOtherOutput ?? (comparison.States.Count > 0 ? comparison.States[0] : null);

    private IReadOnlyList<ComparedState> Rows => comparison is null ? []
        : Only == "differences" ? [.. comparison.States.Where(s => !s.SameWay || s.SameOutput == false)] : comparison.States;

    protected override async Task LoadAsync()
    {
        comparison = null;
        pair.Reset();
        if (!IsChosen) return;
        await pair.LoadAsync(ReadAsync, Gone);
        if (pair.Value is { } both) comparison = ExecutionComparison.Of(both.A, both.B);
        await FillAsync();
    }

    protected override ValueTask LeaveAsync()
    {
        pair.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        await FillAsync();
    }

    private async Task<AwsResult<Pair>> ReadAsync(CancellationToken cancellationToken)
    {
        var reading = Correlation.OutlineAsync(ConnectionId, B!, cancellationToken);
        var (a, b) = (await Correlation.OutlineAsync(ConnectionId, A!, cancellationToken), await reading);
        return !a.IsOk ? a.Error : !b.IsOk ? b.Error : new Pair(a.Value, b.Value);
    }

    private async Task FillAsync()
    {
        if (Selected is not { } state || state.Key == data.Key || pair.Value is not { } both) return;
        var a = state.A is null ? VisitData.None : await VisitData.ReadAsync(both.A.History, state.A, Gone);
        data = (state.Key, a, state.B is null ? VisitData.None : await VisitData.ReadAsync(both.B.History, state.B, Gone));
    }

    private void Select(ComparedState state) => Go("at", state.Key);

    private void SelectByName(string? name)
    {
        if (comparison?.States.FirstOrDefault(s => s.Either.StateName == name) is { } found) Select(found);
    }

    private void Go(string parameter, string? value) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(parameter, value), replace: true);

    private static ExecutionGraph GraphOf(ExecutionStory story) => ExecutionGraph.Of(story, new VisitTree(story.Visits), new Dictionary<string, int>());

    private static string Longer(TimeSpan by) => (by < TimeSpan.Zero ? "−" : "+") + DurationText.Of(by.Duration());

    private sealed record Pair(ExecutionStory A, ExecutionStory B)
    {
        public ExecutionGraph GraphA { get; } = GraphOf(A);
        public ExecutionGraph GraphB { get; } = GraphOf(B);
    }
}
