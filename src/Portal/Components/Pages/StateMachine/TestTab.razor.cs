using Microsoft.AspNetCore.Components;
using Portal.Components.Pages.Execution;
using Portal.Languages.Data;
using Portal.Services.Aws;
using Portal.Services.Observatory.Correlation;
using Portal.Services.StateMachines;

namespace Portal.Components.Pages.StateMachine;

/// <summary>Tests a single state; may begin with what the state got in an execution.</summary>
public sealed partial class TestTab : IDisposable
{
    private static readonly (string Key, string Words)[] Modes = [("call", "Call it"), ("result", "Mock a result"), ("error", "Mock an error")];

    private readonly CancellationTokenSource gone = new();
    private string input = "{}";
    private string variables = "";
    private string mode = "call";
    private string result = "{}";
    private string validation = "NONE";
    private string errorName = "States.TaskFailed";
    private string cause = "";
    private StateTestInspection inspection = StateTestInspection.Debug;
    private StateTestResult? tested;
    private AwsError? refusal;
    private string ranWith = "{}";
    private string? prepared;
    private bool busy;

    [Inject] private IStateTests Tests { get; set; } = null!;
    [Inject] private ICorrelation Correlation { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [CascadingParameter] private Connection? Connection { get; set; }

    [Parameter, EditorRequired] public required StateMachineDetail Machine { get; set; }

    /// <summary>The state to test.</summary>
    [Parameter] public string? Selected { get; set; }

    /// <summary>ARN of the execution whose input to begin with.</summary>
    [SupplyParameterFromQuery(Name = "execution")] private string? FromExecution { get; set; }

    /// <summary>The entry event of the visit whose input to begin with.</summary>
    [SupplyParameterFromQuery(Name = "visit")] private long? Visit { get; set; }

    private DataObject? Source => DataValue.TryParse(Machine.Definition) as DataObject;

    private IReadOnlyList<string> StateNames => Source is { } machine ? StateSource.Names(machine) : [];

    private string? StateName => Selected is not null && StateNames.Contains(Selected) ? Selected : StateNames is [var first, ..] ? first : null;

    private DataObject? State => StateName is { } name && Source is { } machine ? StateSource.Find(machine, name) : null;

    /// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html</remarks>
    private bool NeedsMock => State is { } state && (state.GetString("Type") is "Map" or "Parallel"
        || (state.GetString("Resource") is { } resource && (resource.EndsWith(".waitForTaskToken", StringComparison.Ordinal) || resource.Contains(".sync", StringComparison.Ordinal) || resource.Contains(":activity:", StringComparison.Ordinal))));

    private bool CanRun => !busy && StateName is not null && DataValue.TryParse(input) is not null && (mode != "result" || DataValue.TryParse(result) is not null) && !(mode == "call" && NeedsMock);

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (prepared == StateName) return;
        prepared = StateName;
        (tested, refusal) = (null, null);
        if (NeedsMock && mode == "call") mode = "result";
        input = State is { } state ? ExampleInput.Of(state.ToJson()) : "{}";
        if (FromExecution is null || Visit is not { } entered) return;
        var story = await Correlation.OutlineAsync(Connection?.Id ?? "", FromExecution, gone.Token);
        if (story.Value?.Visits.FirstOrDefault(v => v.EnteredEventId == entered) is not { } visit || visit.StateName != StateName) return;
        var data = await VisitData.ReadAsync(story.Value.History, visit, gone.Token);
        input = DataValue.TryParse(data.Input)?.ToIndentedJson() ?? input;
        if (visit.Attempts is [.., { Output: { } answer }]) result = DataValue.TryParse(answer)?.ToIndentedJson() ?? result;
    }

    private void Choose(string? state) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["state"] = state, ["execution"] = null, ["visit"] = null }), replace: true);

    private async Task RunAsync()
    {
        (busy, refusal) = (true, null);
        var mock = mode switch
        {
            "result" => new StateMock(DataValue.TryParse(result)!.ToJson(), null, null, validation),
            "error" => new StateMock(null, errorName, cause, validation),
            _ => null,
        };
        ranWith = input;
        var done = await Tests.RunAsync(Connection?.Id ?? "", Machine.Arn, new StateTestRequest(Machine.Definition, StateName!, input)
        {
            RoleArn = Machine.RoleArn,
            Inspection = inspection,
            Variables = string.IsNullOrWhiteSpace(variables) ? null : variables,
            Mock = mock,
        }, gone.Token);
        busy = false;
        (tested, refusal) = (done.Value, done.Error);
    }
}
