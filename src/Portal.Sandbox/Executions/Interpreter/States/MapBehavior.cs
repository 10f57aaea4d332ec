using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.History;

namespace Portal.Sandbox.Executions.Interpreter.States;

internal sealed class MapBehavior : StateBehavior
{
    /// <summary>How many iterations of an inline Map state run at once where nothing says otherwise.</summary>
    /// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html</remarks>
    private const int MostInlineConcurrency = 40;

    public override StateType Type => StateType.Map;

    public override void Enter(Decision d, Frame frame)
    {
        var state = (MapState)frame.State!;
        if (MapRunPlanner.Unsupported(d, state) is { } missing)
        {
            d.Fail(frame, missing);
            return;
        }

        if (!TryItems(d, frame, out var items)) return;
        d.Emit(frame, HistoryEventType.MapStateStarted, new() { Length = items.Count }, frame.PendingRetrier is { } retrier ? new() { Retrier = retrier } : null);
        frame.Children!.Items = items;
    }

    /// <summary>Starts what there is room for, or ends.</summary>
    public override void GoOn(Decision d, Frame frame)
    {
        var children = frame.Children!;
        if (frame.Result is not null)
        {
            d.Emit(frame, HistoryEventType.MapStateSucceeded, previous: children.RoomMadeBy);
            return;
        }

        if (((MapState)frame.State!).IsDistributed)
        {
            if (frame.MapRunArn is null) MapRunPlanner.Start(d, frame);
            else MapRunPlanner.Redrive(d, frame);
            return;
        }

        if (!TryConcurrency(d, frame, out var most)) return;
        while (children.NextIndex < children.Count && children.Running.Count < most)
        {
            d.Emit(frame, HistoryEventType.MapIterationStarted, new() { Name = frame.State.Name, Index = children.NextIndex }, previous: children.RoomMadeBy);
        }

        if (children.Finished == children.Count) d.Emit(frame, HistoryEventType.MapStateSucceeded);
        else frame.Phase = FramePhase.Children;
    }

    /// <summary>The items, found once; after a restart they are found again from the same input.</summary>
    public static bool TryItems(Decision d, Frame frame, out DataArray items)
    {
        items = frame.Children?.Items!;
        if (items is not null) return true;
        var state = (MapState)frame.State!;
        if (!StateData.TryEffectiveInput(d, frame, out var source)) return false;
        if (state.ItemReader is not null && d.World.ReadItems(state) is { } read) source = read;
        if (state.Items is not null && !d.Evaluate(frame, state.Items.Evaluate(d.Scope(frame, source, 2)), out source)) return false;
        if (source is DataObject entries && state.IsDistributed) source = MapRunPlanner.Entries(entries);
        if (source is not DataArray found)
        {
            d.Fail(frame, NoArray(state, source));
            return false;
        }

        items = found;
        if (state.QueryLanguage == QueryLanguage.JsonPath) d.Inspect("afterItemsPath", items);
        if (frame.Children is not null) frame.Children.Items = items;
        return true;
    }

    /// <summary>The input of one iteration.</summary>
    public static bool TryIterationInput(Decision d, Frame frame, int index, out Payload input)
    {
        input = null!;
        if (!TryItems(d, frame, out var items)) return false;
        var state = (MapState)frame.State!;
        if (state.ItemSelector is null)
        {
            input = new Payload(items[index]);
            return true;
        }

        if (!StateData.TryEffectiveInput(d, frame, out var effective)) return false;
        var scope = d.Scope(frame, effective, 100 + index);
        scope = scope with { Context = scope.Context.With("Map", ContextObject.MapItem(index, items[index])) };
        if (!d.Evaluate(frame, state.ItemSelector.Evaluate(scope), out var selected)) return false;
        input = new Payload(selected);
        return true;
    }

    private static bool TryConcurrency(Decision d, Frame frame, out long most)
    {
        var children = frame.Children!;
        most = children.MaxConcurrency ?? 0;
        if (children.MaxConcurrency is null)
        {
            var field = ((MapState)frame.State!).MaxConcurrency;
            if (field is not null)
            {
                if (!StateData.TryEffectiveInput(d, frame, out var effective)) return false;
                if (!d.Evaluate(frame, field.Evaluate(d.Scope(frame, effective, 3)), out most)) return false;
            }

            children.MaxConcurrency = most;
        }

        if (most <= 0) most = MostInlineConcurrency;
        return true;
    }

    private static EvaluationFailure NoArray(MapState state, DataValue value) => state.QueryLanguage == QueryLanguage.JsonPath
        ? EvaluationFailure.Runtime($"Reference path \"{state.Items?.Text ?? "$"}\" must point to array.")
        : new(StatesErrorNames.QueryEvaluationError, $"The input of a Map state without Items must be an array, but was: {value.ToJson()}", "Items");
}
