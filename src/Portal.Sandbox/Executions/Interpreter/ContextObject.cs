using System.Globalization;
using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.States;

namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>Builds what <c>$$</c> and <c>$states.context</c> show.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html</remarks>
internal interface IContextObject
{
    /// <param name="frame">A frame that is in a state.</param>
    /// <param name="taskToken">Null where the state has none.</param>
    DataObject For(Frame frame, string? taskToken);
}

/// <inheritdoc/>
internal sealed class ContextObject(ExecutionState state, Func<Frame, DataArray> itemsOf) : IContextObject
{
    private DataObject? execution;
    private int executionRedrives = -1;
    private DataObject? stateMachine;

    public DataObject For(Frame frame, string? taskToken)
    {
        var builder = new DataObjectBuilder(5)
        {
            ["Execution"] = Execution(),
            ["StateMachine"] = stateMachine ??= new DataObjectBuilder { ["Id"] = state.Facts.StateMachineArn, ["Name"] = state.Facts.StateMachineName }.Build(),
            ["State"] = State(frame),
        };
        if (taskToken is not null) builder["Task"] = new DataObjectBuilder { ["Token"] = taskToken }.Build();
        if (MapOf(frame) is { } map) builder["Map"] = map;
        return builder.Build();
    }

    /// <summary>The form in which context objects write a time.</summary>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The <c>Map</c> part for one item.</summary>
    public static DataObject MapItem(int index, DataValue value, string? key = null)
    {
        var item = new DataObjectBuilder(3) { ["Index"] = index };
        if (key is not null) item["Key"] = key;
        item["Value"] = value;
        return new DataObjectBuilder(1) { ["Item"] = item.Build() }.Build();
    }

    private DataObject Execution()
    {
        if (execution is not null && executionRedrives == state.RedriveCount) return execution;
        executionRedrives = state.RedriveCount;
        var builder = new DataObjectBuilder(7)
        {
            ["Id"] = state.Facts.Arn,
            ["Input"] = state.Input.Value,
            ["StartTime"] = Format(state.StartedAt),
            ["Name"] = state.Facts.Name,
            ["RoleArn"] = state.Facts.RoleArn,
            ["RedriveCount"] = state.RedriveCount,
        };
        if (state.RedrivenAt is { } redriven) builder["RedriveTime"] = Format(redriven);
        return execution = builder.Build();
    }

    private static DataObject State(Frame frame)
    {
        var builder = new DataObjectBuilder(3) { ["Name"] = frame.State!.Name, ["EnteredTime"] = Format(frame.EnteredAt) };
        if (frame.State is RetryableState) builder["RetryCount"] = frame.RetryCount + (frame.PendingRetrier is null ? 0 : 1);
        return builder.Build();
    }

    private DataObject? MapOf(Frame frame)
    {
        for (var f = frame; f is not null; f = f.Parent)
        {
            if (f.Parent is { State: MapState } map) return MapItem(f.Index, itemsOf(map)[f.Index]);
        }

        return state.Facts.MapContext;
    }
}
