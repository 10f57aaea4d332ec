using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.States;
using Portal.Languages.StatesLanguage.Templates;
using Portal.Sandbox.Executions.History;

namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>The way of data through a state: what comes in, what its work gets, what goes out. Each step may fail the state.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html</remarks>
internal static class StateData
{
    /// <summary>The largest input, result or output, in bytes of UTF-8.</summary>
    /// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html</remarks>
    public const int MostBytes = 262_144;

    /// <summary>JSONPath: what InputPath leaves of the input. JSONata: the input.</summary>
    public static bool TryEffectiveInput(Decision d, Frame frame, out DataValue effective)
    {
        var state = frame.State!;
        effective = frame.Input!.Value;
        if (state.InputPath is not null && !d.Evaluate(frame, state.InputPath.Evaluate(d.Scope(frame, effective, 1)), out effective)) return false;
        if (state.QueryLanguage == QueryLanguage.JsonPath) d.Inspect("afterInputPath", effective);
        return true;
    }

    /// <summary>The payload of a state's work: Parameters or Arguments, else the effective input.</summary>
    public static bool TryPayload(Decision d, Frame frame, RetryableState state, DataValue effective, out DataValue payload)
    {
        payload = effective;
        var template = state.QueryLanguage == QueryLanguage.Jsonata ? state.Arguments : state.Parameters;
        if (template is not null && !d.Evaluate(frame, template.Evaluate(d.Scope(frame, effective, 2)), out payload)) return false;
        if (template is not null) d.Inspect(state.QueryLanguage == QueryLanguage.Jsonata ? "afterArguments" : "afterParameters", payload);
        return true;
    }

    /// <summary>Leaves a state that did no work of its own, with what it selected.</summary>
    /// <param name="d">The turn.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="selected">JSONPath: what OutputPath picks from. JSONata: the output where there is no Output.</param>
    /// <param name="assignFrom">JSONPath: what <c>$</c> stands for in Assign.</param>
    /// <param name="next">The state that follows; null for the end.</param>
    public static void Leave(Decision d, Frame frame, DataValue selected, DataValue assignFrom, string? next) =>
        Leave(d, frame, selected, assignFrom, next, frame.State!.Assign, frame.State.Output);

    /// <inheritdoc cref="Leave(Decision, Frame, DataValue, DataValue, string?)"/>
    public static void Leave(Decision d, Frame frame, DataValue selected, DataValue assignFrom, string? next, PayloadTemplate? assign, PayloadTemplate? outputTemplate)
    {
        var state = frame.State!;
        if (state.QueryLanguage == QueryLanguage.Jsonata)
        {
            LeaveJsonata(d, frame, frame.Result?.Value, null, selected, next, assign, outputTemplate);
            return;
        }

        var output = selected;
        if (state.OutputPath is not null && !d.Evaluate(frame, state.OutputPath.Evaluate(d.Scope(frame, selected, 5)), out output)) return;
        DataObject? assigned = null;
        if (assign is not null && !TryAssign(d, frame, assign, d.Scope(frame, assignFrom, 6), out assigned)) return;
        Exit(d, frame, output, assigned, next);
    }

    /// <summary>Leaves a state whose work gave a result.</summary>
    public static void LeaveWithResult(Decision d, Frame frame, DataValue result)
    {
        var state = (RetryableState)frame.State!;
        if (state.QueryLanguage == QueryLanguage.Jsonata)
        {
            LeaveJsonata(d, frame, result, null, result, state.Next, state.Assign, state.Output);
            return;
        }

        var selected = result;
        if (state.ResultSelector is not null && !d.Evaluate(frame, state.ResultSelector.Evaluate(d.Scope(frame, result, 3)), out selected)) return;
        d.Inspect("afterResultSelector", selected);
        if (!TryMerge(d, frame, state.ResultPath, selected, out var merged)) return;
        d.Inspect("afterResultPath", merged);
        Leave(d, frame, merged, selected, state.Next);
    }

    /// <summary>Puts a result into the state's input.</summary>
    public static bool TryMerge(Decision d, Frame frame, ResultPath? path, DataValue result, out DataValue merged)
    {
        merged = result;
        return path is null || d.Evaluate(frame, path.Apply(frame.Input!.Value, result), out merged);
    }

    /// <summary>Leaves a state by way of one of its Catchers.</summary>
    public static void LeaveByCatcher(Decision d, Frame frame, Catcher catcher, StateFailure failure)
    {
        var caught = new DataObjectBuilder(2)
        {
            ["Error"] = failure.Shown is { } error ? (DataValue)error : null,
            ["Cause"] = failure.Cause is { } cause ? (DataValue)cause : null,
        }.Build();
        if (frame.State!.QueryLanguage == QueryLanguage.Jsonata)
        {
            LeaveJsonata(d, frame, null, caught, caught, catcher.Next, catcher.Assign, catcher.Output);
            return;
        }

        if (!TryMerge(d, frame, catcher.ResultPath, caught, out var output)) return;
        DataObject? assigned = null;
        if (catcher.Assign is not null && !TryAssign(d, frame, catcher.Assign, d.Scope(frame, caught, 6), out assigned)) return;
        Exit(d, frame, output, assigned, catcher.Next);
    }

    private static void LeaveJsonata(
        Decision d, Frame frame, DataValue? result, DataValue? caught, DataValue output, string? next, PayloadTemplate? assign, PayloadTemplate? outputTemplate)
    {
        if (outputTemplate is not null && !d.Evaluate(frame, outputTemplate.Evaluate(ResultScope(d, frame, result, caught, 5)), out output)) return;
        DataObject? assigned = null;
        if (assign is not null && !TryAssign(d, frame, assign, ResultScope(d, frame, result, caught, 6), out assigned)) return;
        Exit(d, frame, output, assigned, next);
    }

    private static EvaluationScope ResultScope(Decision d, Frame frame, DataValue? result, DataValue? caught, int salt) =>
        d.Scope(frame, frame.Input!.Value, salt) with { Result = result, ErrorOutput = caught };

    private static bool TryAssign(Decision d, Frame frame, PayloadTemplate assign, EvaluationScope scope, out DataObject? assigned)
    {
        assigned = null;
        if (!d.Evaluate(frame, assign.Evaluate(scope), out var values)) return false;
        if (values is DataObject { Count: > 0 } named) assigned = named;
        return true;
    }

    private static void Exit(Decision d, Frame frame, DataValue output, DataObject? assigned, string? next)
    {
        var state = frame.State!;
        var payload = ReferenceEquals(output, frame.Input!.Value) && !frame.Input.IsRaw ? frame.Input : new Payload(output);
        if (payload.Length > MostBytes)
        {
            d.Fail(frame, new StateFailure(StatesErrorNames.DataLimitExceeded, TooLarge(state.Name)));
            return;
        }

        d.Emit(frame, HistoryEventTypes.Exited(state.Type), new() { Name = state.Name, Output = payload, AssignedVariables = assigned },
            next is null ? null : new() { Next = next });
    }

    public static string TooLarge(string what) =>
        $"The state/task '{what}' returned a result with a size exceeding the maximum number of bytes service limit.";
}
