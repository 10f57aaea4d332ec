using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.Executions.Histories;

namespace Portal.Components.Pages.Execution;

/// <summary>The history event by event. Rows are narrow; the details of those in sight are unpacked when they come into it.</summary>
public sealed partial class HistoryTab : IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private HistoryRow[] rows = [];
    private HistoryEvent? selected;
    private string? selectedState;
    private AwsError? error;
    private (IHistoryArchive? History, int Count, string? Text, string? Kind, string? State) shown;
    private (IHistoryArchive? History, int Count, string? Text) searched;
    private IReadOnlySet<long>? found;
    private bool searching;

    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private BrowserTime Zone { get; set; } = null!;

    [Parameter, EditorRequired] public required IHistoryArchive History { get; set; }
    [Parameter, EditorRequired] public required DateTimeOffset Start { get; set; }

    /// <summary>The states that can be chosen.</summary>
    [Parameter] public IEnumerable<string> States { get; set; } = [];

    /// <summary>True while events are still being read.</summary>
    [Parameter] public bool IsReading { get; set; }

    [Parameter] public EventCallback<string?> OnState { get; set; }

    [SupplyParameterFromQuery(Name = "hq")] private string? Text { get; set; }
    [SupplyParameterFromQuery(Name = "hk")] private string? Kind { get; set; }
    [SupplyParameterFromQuery(Name = "hs")] private string? OnlyState { get; set; }

    private string Progress => $"{N(rows.Length)}{(rows.Length == History.Count ? "" : $" of {N(History.Count)}")}{(searching ? ", searching…" : IsReading ? ", more coming" : "")}";

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (!ReferenceEquals(shown.History, History)) (selected, selectedState) = (null, null);
        Show();
        if (!string.IsNullOrWhiteSpace(Text) && searched != (History, History.Count, Text)) await SearchAsync();
    }

    private static string N(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private void Show()
    {
        var now = (History, History.Count, Text, Kind, OnlyState);
        if (shown == now && !searching) return;
        shown = now;
        if (string.IsNullOrWhiteSpace(Text)) (found, error, searched) = (null, null, default);
        rows = new HistoryFilter(FilterLinks.Split(Kind), OnlyState, found).Apply(History);
    }

    private async Task SearchAsync()
    {
        if (searching) return;
        searching = true;
        try
        {
            // What is typed or arrives while one search runs is looked for by the next.
            while (!string.IsNullOrWhiteSpace(Text) && searched != (History, History.Count, Text) && !gone.IsCancellationRequested)
            {
                searched = (History, History.Count, Text);
                var result = await History.FindAsync(Text.Trim(), gone.Token);
                error = result.Error;
                found = result.Value?.ToHashSet() ?? [];
                Show();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // Another tab was opened.
        }
        finally
        {
            searching = false;
        }
    }

    private async Task SelectAsync(HistoryRow row)
    {
        if (selected?.Id == row.Id)
        {
            selected = null;
            return;
        }

        var read = await History.EventAsync(row.Id, gone.Token);
        (error, selected, selectedState) = (read.Error, read.Value, row.State);
    }

    private void Set(string parameter, string value) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(parameter, value.Length == 0 ? null : value), replace: true);
}
