using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Portal.Components.Controls;
using Portal.Services.Aws;
using Portal.Services.EventBuses;
using Portal.Services.Observatory;
using Portal.Services.Rules;
using Portal.Services.Rules.Editing;
using Portal.Services.Rules.Testing;

namespace Portal.Components.Pages.Rule;

/// <summary>A rule is written here: a new one, perhaps from a recorded event, or one that there is.</summary>
public sealed partial class RuleEditorPage
{
    private readonly RuleEditorModel model = new();
    private readonly Loader<Done> source = new();
    private List<Guid> keys = [];
    private IReadOnlyList<string> busNames = [];
    private TargetOptions? options;
    private EventSample sample = EventSample.Empty;
    private AwsError? refusal;
    private string? envelope;
    private bool ready, reviewing, busy, nameTouched, done;

    [Inject] private IRules Rules { get; set; } = null!;
    [Inject] private IRuleEditor Editor { get; set; } = null!;
    [Inject] private IEventBuses Buses { get; set; } = null!;
    [Inject] private IObservedEvents Events { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;
    [Inject] private Confirmations Confirmations { get; set; } = null!;

    [Parameter] public string? Bus { get; set; }

    /// <summary>Null on the route of a new rule.</summary>
    [Parameter] public string? Name { get; set; }
    [SupplyParameterFromQuery(Name = "bus")] public string? ChosenBus { get; set; }
    [SupplyParameterFromQuery(Name = "from")] public string? FromEvent { get; set; }

    protected override string Subject => $"{Bus}/{Name}/{FromEvent}";

    /// <summary>There is work that leaving would lose.</summary>
    private bool Dirty => ready && !done && (IsNew ? nameTouched || model.Draft.Targets.Count > 0 : model.IsChanged);

    private bool IsNew => string.IsNullOrEmpty(Name);

    private IReadOnlyList<Breadcrumb> Crumbs => IsNew
        ? [new("Rules", Urls.Rules())]
        : [new("Event buses", Urls.EventBuses()), new(Bus!, Urls.EventBus(Bus!))];

    protected override async Task LoadAsync()
    {
        ready = await source.LoadAsync(IsNew ? BeginNewAsync : BeginEditAsync, Gone);
        StateHasChanged();
        if (!ready) return;
        var found = await Editor.TargetOptionsAsync(Connection.Id, Gone);
        options = found.Value ?? new([], [], [found.Error!.Message]);
        await FindLoopsAsync();
    }

    private async Task<AwsResult<Done>> BeginNewAsync(CancellationToken cancellationToken)
    {
        var buses = await Buses.ListAsync(Connection.Id, cancellationToken);
        if (!buses.IsOk) return buses.Error;
        busNames = [.. buses.Value.Select(b => b.Name)];
        var from = FromEvent is null ? null : await Events.GetAsync(Connection.Id, FromEvent, cancellationToken);
        if (from is { IsOk: false }) return from.Error;
        envelope = from?.Value?.Envelope;
        model.Begin(from?.Value?.Event.EventBusName ?? ChosenBus ?? (busNames.Count > 0 ? busNames[0] : ""), envelope);
        keys = [];
        return Done.Ok;
    }

    private async Task<AwsResult<Done>> BeginEditAsync(CancellationToken cancellationToken)
    {
        var rule = await Rules.GetAsync(Connection.Id, Bus!, Name!, cancellationToken);
        if (!rule.IsOk) return rule.Error;
        if (rule.Value.ManagedBy is { } owner) return AwsError.Conflict($"{Name} belongs to {owner}, which alone may change it.");
        if (rule.Value.IsTap) return AwsError.Conflict($"{Name} is a tap of this portal.", "Switch the tap on or off on the bus's page.");
        model.Begin(rule.Value);
        keys = [.. rule.Value.Targets.Select(_ => Guid.NewGuid())];
        return Done.Ok;
    }

    private void Change(Func<RuleDraft, RuleDraft> change) => model.Change(change);

    private void NameTyped(ChangeEventArgs e)
    {
        nameTouched = true;
        model.Change(d => d with { Name = e.Value as string ?? "" });
    }

    private async Task ChooseBusAsync(string bus)
    {
        model.Change(d => d with { EventBusName = bus });
        await FindLoopsAsync();
    }

    private void AddTarget()
    {
        model.AddTarget();
        keys.Add(Guid.NewGuid());
    }

    private async Task RemoveTarget(int at)
    {
        model.RemoveTarget(at);
        keys.RemoveAt(at);
        await FindLoopsAsync();
    }

    private async Task ChangeTarget(int at, TargetDetail target)
    {
        var moved = model.Draft.Targets[at].Arn != target.Arn;
        model.ChangeTarget(at, target);
        if (moved) await FindLoopsAsync();
    }

    private void TakeSample(EventSample taken) => sample = taken;

    private async Task FindLoopsAsync()
    {
        var found = await Editor.CheckAsync(Connection.Id, model.Draft, Gone);
        if (found.IsOk) model.TakeLoops(found.Value);
    }

    private async Task ReviewAsync()
    {
        refusal = null;
        await FindLoopsAsync();
        reviewing = true;
    }

    private async Task SaveAsync()
    {
        busy = true;
        var saved = await Editor.SaveAsync(Connection.Id, model.Draft, model.Basis, CancellationToken.None);
        busy = false;
        refusal = saved.Error;
        if (!saved.IsOk) return;
        (reviewing, done) = (false, true);
        Toasts.Ok(IsNew ? "Rule created" : "Rule saved", model.Draft.Name);
        Navigation.NavigateTo(Urls.Rule(model.Draft.EventBusName, model.Draft.Name));
    }

    private async Task ReloadAsync()
    {
        (reviewing, refusal) = (false, null);
        await LoadAsync();
    }

    private async Task KeepAsync()
    {
        var now = await Rules.GetAsync(Connection.Id, model.Draft.EventBusName, model.Draft.Name, Gone);
        refusal = now.Error;
        if (now.IsOk) model.Rebase(now.Value);
    }

    private async Task LeaveOrStayAsync(LocationChangingContext context)
    {
        if (!Dirty) return;
        var answer = await Confirmations.AskAsync(new("Leave without saving?", "What you changed here is lost.", "Leave") { Danger = true });
        if (answer is null) context.PreventNavigation();
    }

    private static string? Text(ChangeEventArgs e) => e.Value is string { Length: > 0 } text ? text : null;
}
