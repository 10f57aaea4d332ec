using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Aws;
using Portal.Services.Rules;
using Portal.Services.Rules.Testing;
using Portal.Urls;

namespace Portal.Components.Pages.Rule;

/// <summary>
/// A pattern against the newest recorded events of its bus, with the reason where one does not match; beside a saved pattern
/// also what it gains and what it loses.
/// </summary>
public sealed partial class BackTestCard : IDisposable
{
    private const int Tested = 200;
    private const int Shown = 20;

    private enum Which
    {
        All,
        Matches,
        Gained,
        Lost,
    }

    private readonly CancellationTokenSource gone = new();
    private readonly Loader<EventSample> sample = new();
    private BackTest? test;
    private string? loadedBus, testedPattern, testedSaved;
    private Which shown;

    [CascadingParameter] public PortalUrls Urls { get; set; } = null!;
    [CascadingParameter] public Connection Connection { get; set; } = null!;
    [Inject] private IEventSamples Samples { get; set; } = null!;
    [Inject] private IRules Rules { get; set; } = null!;

    [Parameter, EditorRequired] public required string Bus { get; set; }

    /// <summary>JSON; null or not valid: nothing is tried.</summary>
    [Parameter] public string? Pattern { get; set; }

    /// <summary>The pattern as it is saved, where <see cref="Pattern"/> is being edited; null for none.</summary>
    [Parameter] public string? Saved { get; set; }

    /// <summary>The events, when they have come.</summary>
    [Parameter] public EventCallback<EventSample> OnLoaded { get; set; }

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
        sample.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (loadedBus != Bus)
        {
            loadedBus = Bus;
            sample.Reset();
            await LoadAsync();
        }

        if (testedPattern == Pattern && testedSaved == Saved) return;
        Try();
    }

    private async Task LoadAsync()
    {
        if (Bus.Length == 0) sample.Take(EventSample.Empty);
        else if (!await sample.LoadAsync(c => Samples.NewestAsync(Connection.Id, Bus, Tested, c), gone.Token)) return;
        Try();
        await OnLoaded.InvokeAsync(sample.Value!);
    }

    private void Try()
    {
        (testedPattern, testedSaved) = (Pattern, Saved);
        test = sample.Value is { } events ? BackTest.Run(events, Pattern, Saved) : null;
        if (shown is Which.Gained or Which.Lost && Saved is null) shown = Which.All;
    }

    private IEnumerable<(Which Kind, string Text, int Count)> Kinds(BackTest result, EventSample all)
    {
        yield return (Which.All, "All", all.Events.Count);
        yield return (Which.Matches, "Matches", result.Matched.Count);
        if (Saved is null) yield break;
        yield return (Which.Gained, "New", result.Gained.Count);
        yield return (Which.Lost, "No longer", result.Lost.Count);
    }

    private IReadOnlyList<SampledEvent> Chosen(BackTest result, EventSample all) => shown switch
    {
        Which.Matches => result.Matched,
        Which.Gained => result.Gained,
        Which.Lost => result.Lost,
        _ => all.Events,
    };

    private string Why(SampledEvent e) => Rules.TestPattern(Pattern!, e.Envelope) switch
    {
        { Error: { } error } => error,
        { Misses: [var first, ..] } => first.Found is { } found ? $"{first.Path} has {found}; taken is what {first.Wanted}" : $"{first.Path} is missing; taken is what {first.Wanted}",
        _ => "",
    };
}
