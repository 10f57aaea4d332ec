using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Aws;
using Portal.Services.Observatory;
using Portal.Services.Rules;
using Portal.Urls;

namespace Portal.Components.Pages.Rule;

/// <summary>The rule's pattern against the newest recorded events of its bus, with the reason where one does not match.</summary>
public sealed partial class TestCard : IDisposable
{
    private const int Tested = 50;
    private const int Shown = 12;

    private readonly CancellationTokenSource gone = new();
    private readonly Loader<IReadOnlyList<(RecordedEvent Event, PatternVerdict Verdict)>> verdicts = new();
    private string? tested;

    [CascadingParameter] public PortalUrls Urls { get; set; } = null!;
    [CascadingParameter] public Connection Connection { get; set; } = null!;
    [Inject] private IObservedEvents Events { get; set; } = null!;
    [Inject] private IRules Rules { get; set; } = null!;

    [Parameter, EditorRequired] public required RuleDetail Rule { get; set; }

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
        verdicts.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (tested == Rule.Arn + Rule.EventPattern) return;
        tested = Rule.Arn + Rule.EventPattern;
        await LoadAsync();
    }

    private Task LoadAsync() => verdicts.LoadAsync(FetchAsync, gone.Token);

    private async Task<AwsResult<IReadOnlyList<(RecordedEvent Event, PatternVerdict Verdict)>>> FetchAsync(CancellationToken cancellationToken)
    {
        var page = await Events.QueryAsync(new() { Connection = Connection.Id, EventBusName = Rule.EventBusName, PageSize = Tested }, cancellationToken);
        if (!page.IsOk) return page.Error;
        var results = new List<(RecordedEvent, PatternVerdict)>();
        foreach (var recorded in page.Value.Items)
        {
            var whole = await Events.GetAsync(Connection.Id, recorded.EventId, cancellationToken);
            if (whole.IsOk) results.Add((recorded, Rules.TestPattern(Rule.EventPattern!, whole.Value.Envelope)));
        }

        return results;
    }

    private static string Why(PatternVerdict verdict) => verdict switch
    {
        { Matches: true } => "",
        { Error: { } error } => error,
        { Misses: [var first, ..] } => $"{first.Path}: wants {first.Wanted}, has {first.Found ?? "nothing"}",
        _ => "",
    };
}
