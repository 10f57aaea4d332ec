using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Rules;
using Portal.Services.Rules.Health;

namespace Portal.Components.Pages.Rule;

/// <summary>One rule: what it takes, who gets it, and a bench to try its pattern on recorded events.</summary>
public sealed partial class RulePage
{
    private readonly Loader<RuleDetail> detail = new();
    private readonly Loader<RuleHealth> health = new();
    private bool busy;

    [Inject] private IRules Rules { get; set; } = null!;
    [Inject] private ITargetHealth Health { get; set; } = null!;
    [Inject] private Confirmations Confirmations { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Parameter] public string Bus { get; set; } = "";
    [Parameter] public string Name { get; set; } = "";

    protected override string Subject => Bus + "/" + Name;

    private string HealthHint => health.Value is { Events: > 0 } known ? $"who gets them; health by the newest {known.Events} events that match" : "who gets them";

    protected override async Task LoadAsync()
    {
        health.Reset();
        if (!await detail.LoadAsync(c => Rules.GetAsync(Connection.Id, Bus, Name, c), Gone)) return;
        StateHasChanged();
        await health.LoadAsync(c => Health.ReadAsync(Connection.Id, detail.Value!, c), Gone);
    }

    private async Task ToggleAsync()
    {
        var enable = !detail.Value!.Enabled;
        if (!enable)
        {
            var answer = await Confirmations.AskAsync(new($"Disable {Name}?", "Its targets get nothing until it is enabled again. Events that come meanwhile are not delivered later.", "Disable rule") { Danger = true });
            if (answer is null) return;
        }

        busy = true;
        var changed = await Rules.SetEnabledAsync(Connection.Id, Bus, Name, enable, Gone);
        busy = false;
        if (changed.IsOk) Toasts.Ok(enable ? "Rule enabled" : "Rule disabled", Name);
        else Toasts.Bad($"{Name} was not changed", changed.Error.Message);
        await LoadAsync();
    }

    private async Task DeleteAsync()
    {
        var answer = await Confirmations.AskAsync(new($"Delete {Name}?", "The rule goes with its targets. A stack that made it will not know.", "Delete rule") { Danger = true, TypeToConfirm = Name });
        if (answer is null) return;
        var deleted = await Rules.DeleteAsync(Connection.Id, Bus, Name, Gone);
        if (!deleted.IsOk)
        {
            Toasts.Bad($"{Name} was not deleted", deleted.Error.Message);
            return;
        }

        Toasts.Ok("Rule deleted", Name);
        Navigation.NavigateTo(Urls.EventBus(Bus));
    }
}
