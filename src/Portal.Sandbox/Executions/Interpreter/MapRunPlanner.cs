using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Commands;
using Portal.Sandbox.Executions.History;
using Portal.Sandbox.Executions.Interpreter.States;

namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>Turns the items of a distributed Map state into the inputs of child executions.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html</remarks>
internal static class MapRunPlanner
{
    /// <summary>Items and results in S3 are not part of the sandbox.</summary>
    public static StateFailure? Unsupported(Decision d, MapState state)
    {
        if (state.ItemReader is not null && d.World.ReadItems(state) is null) return new(StatesErrorNames.ItemReaderFailed, $"ItemReader is not supported by the sandbox: {state.ItemReader.Resource}");
        if (state.ResultWriter?.Resource is { } resource && !d.IsTest) return new(StatesErrorNames.ResultWriterFailed, $"ResultWriter is not supported by the sandbox: {resource}");
        return null;
    }

    /// <summary>The items of an object: each field as <c>{"Key":..., "Value":...}</c>.</summary>
    public static DataArray Entries(DataObject fields) =>
        new([.. fields.Select(f => (DataValue)new DataObjectBuilder(2) { ["Key"] = f.Key, ["Value"] = f.Value }.Build())]);

    public static void Start(Decision d, Frame frame)
    {
        if (!TryPlan(d, frame, out _)) return;
        var arn = MapRunArns.Of(d.State.Facts, (MapState)frame.State!, frame.LastEventId);
        d.Emit(frame, HistoryEventType.MapRunStarted, new() { MapRunArn = arn });
        Resume(d, frame);
    }

    /// <summary>After a redrive of the execution: the MapRun goes on with those of its children that did not succeed.</summary>
    /// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/redrive-map-run.html</remarks>
    public static void Redrive(Decision d, Frame frame)
    {
        d.Emit(frame, HistoryEventType.MapRunRedriven, new() { MapRunArn = frame.MapRunArn, RedriveCount = frame.MapRunRedrives + 1 });
        Resume(d, frame);
    }

    /// <summary>Gives the command anew after a restart: the MapRun goes on where its children stand.</summary>
    public static void Resume(Decision d, Frame frame)
    {
        if (TryPlan(d, frame, out var plan)) d.Command(new ExecutionCommand.RunMap(frame.MapRunArn!, (MapState)frame.State!, plan, frame.MapRunRedrives));
    }

    private static bool TryPlan(Decision d, Frame frame, out MapRunPlan plan)
    {
        plan = null!;
        var state = (MapState)frame.State!;
        if (!StateData.TryEffectiveInput(d, frame, out var effective)) return false;
        var scope = d.Scope(frame, effective, 3);
        if (!TryNumber(d, frame, state.MaxConcurrency, scope, "MaxConcurrency", out var concurrency)
            || !TryNumber(d, frame, state.ToleratedFailureCount, scope, "ToleratedFailureCount", out var count)) return false;
        double? percentage = null;
        if (state.ToleratedFailurePercentage is not null)
        {
            if (!d.Evaluate(frame, state.ToleratedFailurePercentage.Evaluate(scope), out var found)) return false;
            percentage = found;
        }

        if (!MapBehavior.TryItems(d, frame, out var items)) return false;
        if (!TryInputs(d, frame, items, out var inputs)) return false;
        var (batches, sizes) = (inputs, (IReadOnlyList<int>)[.. inputs.Select(_ => 1)]);
        if (state.ItemBatcher is not null && !ItemBatches.TryMake(d, frame, state.ItemBatcher, scope, inputs, out batches, out sizes)) return false;
        var contexts = state.ItemBatcher is null ? items.Select(DataObject? (item, i) => ContextObject.MapItem(i, item)).ToArray() : new DataObject?[batches.Count];
        plan = new MapRunPlan(batches, contexts, sizes, concurrency ?? 0, count, percentage);
        return true;
    }

    private static bool TryInputs(Decision d, Frame frame, DataArray items, out IReadOnlyList<Payload> inputs)
    {
        var found = new List<Payload>(items.Count);
        inputs = found;
        for (var i = 0; i < items.Count; i++)
        {
            if (!MapBehavior.TryIterationInput(d, frame, i, out var input)) return false;
            found.Add(input);
        }

        return true;
    }

    private static bool TryNumber(Decision d, Frame frame, EvaluatedField<long>? field, EvaluationScope scope, string name, out long? number)
    {
        number = null;
        if (field is null) return true;
        if (!d.Evaluate(frame, field.Evaluate(scope), out var found)) return false;
        if (found < 0)
        {
            d.Fail(frame, EvaluationFailure.Runtime($"{name} cannot be negative."));
            return false;
        }

        number = found;
        return true;
    }
}
