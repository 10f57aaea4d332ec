using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Portal.Languages.Data;
using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.Observatory;
using Portal.Urls;

namespace Portal.Components.Pages.StateMachine;

/// <summary>Asks for name and input and starts an execution: with an example made from the definition, or with the input of an earlier one.</summary>
public sealed partial class StartExecutionDialog
{
    /// <summary>https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html</summary>
    private static readonly SearchValues<char> NotInNames = SearchValues.Create(" \t\r\n<>{}[]?*\"#%\\^|~`$&,;:/");

    private const int MostOffered = 6;

    private IReadOnlyList<ExecutionSummary> executions = [];
    private IReadOnlyList<RecordedEvent> events = [];
    private string name = "";
    private string input = "{}";
    private string? refusal;
    private bool busy;
    private bool wasOpen;

    [CascadingParameter] private PortalUrls Urls { get; set; } = new(null);
    [CascadingParameter] private Connection? Connection { get; set; }

    [Parameter, EditorRequired] public required string StateMachineArn { get; set; }
    [Parameter, EditorRequired] public required string StateMachineName { get; set; }

    /// <summary>For the example; null where it is not known.</summary>
    [Parameter] public string? Definition { get; set; }

    /// <summary>The input to begin with; an example where null.</summary>
    [Parameter] public string? Input { get; set; }

    [Parameter] public bool Open { get; set; }
    [Parameter] public EventCallback<bool> OpenChanged { get; set; }

    private string? NameProblem => name.AsSpan().ContainsAny(NotInNames) ? "A name has no spaces and none of <>{}[]?*\"#%\\^|~`$&,;:/" : null;

    private string? InputProblem
    {
        get
        {
            try
            {
                DataValue.Parse(input);
                return null;
            }
            catch (JsonException e)
            {
                return $"This is not JSON: {e.Message}";
            }
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        var opened = Open && !wasOpen;
        if (Open && !wasOpen)
        {
            (name, refusal, busy) = ("", null, false);
            input = Input is null ? Definition is null ? "{}" : ExampleInput.Of(Definition) : Indent(Input);
        }

        wasOpen = Open;
        if (opened) await OfferAsync();
    }

    /// <summary>What one may begin with: inputs of the newest executions, the newest recorded events.</summary>
    private async Task OfferAsync()
    {
        var connection = Connection?.Id ?? "";
        executions = (await Executions.ListAsync(connection, new ExecutionQuery(StateMachineArn) { PageSize = MostOffered }, CancellationToken.None)).Value?.Items ?? [];
        events = (await Observed.QueryAsync(new EventQuery { Connection = connection, PageSize = MostOffered }, CancellationToken.None)).Value?.Items ?? [];
    }

    private async Task TakeAsync(ExecutionSummary earlier)
    {
        var read = await Executions.GetAsync(Connection?.Id ?? "", earlier.ExecutionArn, CancellationToken.None);
        if (read.Value?.Input is { } found) input = Indent(found);
        refusal = read.Error?.Message;
    }

    /// <summary>The whole event, as a rule without InputPath hands it over.</summary>
    private async Task TakeAsync(RecordedEvent e)
    {
        var read = await Observed.GetAsync(Connection?.Id ?? "", e.EventId, CancellationToken.None);
        if (read.Value is { } found) input = Indent(found.Envelope);
        refusal = read.Error?.Message;
    }

    private static string Indent(string json) => DataValue.TryParse(json)?.ToIndentedJson() ?? json;

    private void Tidy() => input = Indent(input);

    private async Task StartAsync()
    {
        busy = true;
        var started = await Executions.StartAsync(Connection?.Id ?? "", StateMachineArn, name.Length == 0 ? null : name, input, CancellationToken.None);
        busy = false;
        if (!started.IsOk)
        {
            refusal = started.Error.OutcomeUnknown ? $"{started.Error.Message} It may have started nevertheless: look at the executions first." : started.Error.Message;
            return;
        }

        await OpenChanged.InvokeAsync(false);
        Toasts.Ok("Execution started", StateMachineName);
        Navigation.NavigateTo(Urls.Execution(started.Value.ExecutionArn));
    }
}
