using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Aws;
using Portal.Services.Executions;

namespace Portal.Components.Pages.Execution;

/// <summary>The history event by event. It is fetched page by page while one reads; the first rows are there at once.</summary>
public sealed partial class HistoryTab : IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private HistoryLog? log;
    private HistoryLine? selected;
    private AwsError? error;
    private string? shownArn;
    private int seen;
    private bool fetching;

    [Inject] private IExecutions Executions { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private BrowserTime Zone { get; set; } = null!;
    [CascadingParameter] private Connection? Connection { get; set; }

    [Parameter, EditorRequired] public required string ExecutionArn { get; set; }
    [Parameter, EditorRequired] public required DateTimeOffset Start { get; set; }

    /// <summary>How many events there are by now: more than before make it fetch.</summary>
    [Parameter] public int HistoryCount { get; set; }

    [Parameter] public EventCallback<string?> OnState { get; set; }

    [SupplyParameterFromQuery(Name = "hq")] private string? Text { get; set; }
    [SupplyParameterFromQuery(Name = "hk")] private string? Kind { get; set; }

    private IReadOnlyList<HistoryLine> Shown => log is null ? [] : new HistoryFilter(Text, FilterLinks.Split(Kind), null).Apply(log.Lines);

    private string Progress => log is null ? "" : $"{N(Shown.Count)}{(Shown.Count == log.Lines.Count ? "" : $" of {N(log.Lines.Count)}")}{(log.IsComplete ? "" : ", more coming")}";

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shownArn != ExecutionArn)
        {
            shownArn = ExecutionArn;
            (log, selected) = (new HistoryLog(Executions, Connection?.Id ?? "", ExecutionArn), null);
        }
        else if (HistoryCount == seen)
        {
            return;
        }

        seen = HistoryCount;
        await FetchAsync();
    }

    private static string N(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private async Task FetchAsync()
    {
        if (fetching) return;
        fetching = true;
        try
        {
            do
            {
                error = (await log!.MoreAsync(gone.Token)).Error;
                StateHasChanged();
            }
            while (error is null && !log.IsComplete);
        }
        catch (OperationCanceledException)
        {
            // Another tab was opened.
        }
        finally
        {
            fetching = false;
        }
    }

    private void Select(HistoryLine line) => selected = selected == line ? null : line;

    private void Set(string parameter, string value) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(parameter, value.Length == 0 ? null : value), replace: true);
}
