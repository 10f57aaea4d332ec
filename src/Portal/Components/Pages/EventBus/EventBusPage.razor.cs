using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Aws;
using Portal.Services.EventBuses;
using Portal.Services.Observatory.Taps;
using Portal.Services.Rules;

namespace Portal.Components.Pages.EventBus;

/// <summary>One bus: its rules with patterns and targets, its tap, its archives, its policy.</summary>
public sealed partial class EventBusPage
{
    private readonly Loader<EventBusDetail> detail = new();
    private readonly Loader<IReadOnlyList<RuleDetail>> rules = new();
    private readonly Loader<TapStatus> tap = new();

    [Inject] private IEventBuses Buses { get; set; } = null!;
    [Inject] private IRules Rules { get; set; } = null!;
    [Inject] private ITaps Taps { get; set; } = null!;
    [Inject] private Confirmations Confirmations { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Parameter] public string Name { get; set; } = "";
    [SupplyParameterFromQuery(Name = "tab")] public string? Tab { get; set; }

    [SupplyParameterFromQuery(Name = "view")] public string? View { get; set; }

    protected override string Subject => Name;

    private IReadOnlyList<TabItem> TabItems =>
    [
        new("rules", "Rules", rules.Value?.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        new("tap", "Tap"),
        new("archives", "Archives"),
        new("policy", "Policy"),
        new("details", "Settings"),
    ];

    protected override async Task LoadAsync()
    {
        detail.Reset();
        rules.Reset();
        tap.Reset();
        await LoadDetailAsync();
        if (detail.HasValue) await Task.WhenAll(LoadRulesAsync(), LoadTapAsync());
    }

    private Task LoadDetailAsync() => detail.LoadAsync(c => Buses.GetAsync(Connection.Id, Name, c), Gone);

    private Task LoadRulesAsync() => rules.LoadAsync(FetchRulesAsync, Gone);

    private Task LoadTapAsync() => tap.LoadAsync(FetchTapAsync, Gone);

    private async Task<AwsResult<IReadOnlyList<RuleDetail>>> FetchRulesAsync(CancellationToken cancellationToken)
    {
        var found = await Rules.ListWithTargetsAsync(Connection.Id, Name, cancellationToken);
        return found.IsOk ? AwsResult.Ok<IReadOnlyList<RuleDetail>>([.. found.Value.Where(r => !r.IsTap)]) : found.Error;
    }

    private async Task<AwsResult<TapStatus>> FetchTapAsync(CancellationToken cancellationToken)
    {
        var all = await Taps.ListAsync(Connection.Id, cancellationToken);
        if (!all.IsOk) return all.Error;
        return all.Value.FirstOrDefault(t => t.EventBusName == Name) is { } mine ? mine : AwsError.NotFound($"There is no bus {Name}.");
    }

    private async Task DeleteAsync()
    {
        var answer = await Confirmations.AskAsync(new($"Delete the bus {Name}?", "Its rules must be gone already. Events sent to it afterwards are lost without an error.", "Delete event bus")
        {
            Danger = true,
            TypeToConfirm = Name,
        });
        if (answer is null) return;
        var deleted = await Buses.DeleteAsync(Connection.Id, Name, Gone);
        if (!deleted.IsOk)
        {
            Toasts.Bad($"The bus {Name} was not deleted", deleted.Error.Message);
            return;
        }

        Toasts.Ok("Event bus deleted", Name);
        Navigation.NavigateTo(Urls.EventBuses());
    }
}
