using Microsoft.AspNetCore.Components;
using Portal.Graphs;
using Portal.Services.Aws;
using Portal.Services.StateMachines;
using Portal.Services.StateMachines.Checks;

namespace Portal.Components.Pages.StateMachine;

/// <summary>
/// Edits a definition: checked with every change, drawn beside the text, and compared with the account (role, buses, rules) a moment
/// after typing rests.
/// </summary>
public sealed partial class DefinitionEditor : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource gone = new();
    private string text = "";

    /// <summary>The saved definition as it is edited.</summary>
    private string original = "";
    private string? shown;
    private DefinitionCheck check = DefinitionCheck.Empty;
    private IReadOnlyList<AccountFinding> account = [];
    private MachineLayout? layout;
    private int changes;

    [Inject] private GraphLayouts Layouts { get; set; } = null!;
    [Inject] private IDefinitionChecks Checks { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;
    [CascadingParameter] private Connection? Connection { get; set; }

    [Parameter, EditorRequired] public required StateMachineDetail Machine { get; set; }
    [Parameter] public bool CanSave { get; set; }
    [Parameter] public EventCallback<string> OnSave { get; set; }

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Machine.Definition) return;
        shown = Machine.Definition;
        original = DefinitionText.Readable(Machine.Definition);
        Take(original);
        await CompareAsync();
    }

    private static string Count(int number, string word) => $"{number} {word}{(number == 1 ? "" : "s")}";

    private async Task Typed(string value)
    {
        Take(value);
        var mine = ++changes;
        try
        {
            await Task.Delay(Rest, Time, gone.Token);
            if (mine == changes) await CompareAsync();
        }
        catch (OperationCanceledException)
        {
            // The page has gone.
        }
    }

    private void Take(string value)
    {
        text = value;
        check = DefinitionCheck.Of(value, Machine.Type, account);
        layout = Layouts.Of(value) ?? layout;
    }

    private async Task CompareAsync()
    {
        var compared = text;
        var found = await Checks.CheckAsync(Connection?.Id ?? "", Machine.Arn, compared, Machine.RoleArn, gone.Token);
        if (!found.IsOk || gone.IsCancellationRequested) return;
        account = found.Value;
        check = DefinitionCheck.Of(text, Machine.Type, account);
    }

    private Task Revert() => Typed(original);
}
