using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Commands;
using Portal.Sandbox.Executions.History;

namespace Portal.Sandbox.Executions.Interpreter.States;

internal sealed class TaskBehavior : StateBehavior
{
    public override StateType Type => StateType.Task;

    public override void Enter(Decision d, Frame frame)
    {
        var state = (TaskState)frame.State!;
        frame.Task = null;
        if (!StateData.TryEffectiveInput(d, frame, out var effective) || !StateData.TryPayload(d, frame, state, effective, out var payload)) return;
        if (!TrySeconds(d, frame, state.TimeoutSeconds, effective, 7, out var timeout)) return;
        if (!TrySeconds(d, frame, state.HeartbeatSeconds, effective, 8, out var heartbeat)) return;
        if (!TryRole(d, frame, state, effective, out var role)) return;
        if (state.Resource.Kind == TaskResourceKind.Activity && !d.World.ActivityExists(state.Resource.Arn))
        {
            d.Fail(frame, EvaluationFailure.Runtime($"The activity {state.Resource.Arn} does not exist."));
            return;
        }

        Schedule(d, frame, state, payload, timeout, heartbeat, role);
    }

    /// <summary>Scheduled: now the work begins.</summary>
    public override void GoOn(Decision d, Frame frame)
    {
        var resource = ((TaskState)frame.State!).Resource;
        if (resource.Kind == TaskResourceKind.LambdaFunction) d.Emit(frame, HistoryEventType.LambdaFunctionStarted);
        else d.Emit(frame, HistoryEventType.TaskStarted, new() { ResourceType = resource.HistoryResourceType, Resource = resource.HistoryResource });
        if (OutstandingCommand(frame) is { } command) d.Command(command);
    }

    /// <summary>What must be done, or done again after a restart, for the attempt as it stands; null where somebody else must act.</summary>
    public static ExecutionCommand? OutstandingCommand(Frame frame)
    {
        var (state, task) = ((TaskState)frame.State!, frame.Task!);
        return frame.Phase switch
        {
            FramePhase.Offered => new ExecutionCommand.OfferActivity(task.ScheduledId, state.Resource.Arn, task.Parameters),
            FramePhase.Started when state.Resource.Kind != TaskResourceKind.Activity =>
                new ExecutionCommand.RunTask(task.ScheduledId, state.Name, frame.RetryCount, state.Resource, task.Parameters, task.CredentialsRoleArn),
            FramePhase.Submitted when state.Resource.Pattern is IntegrationPattern.Sync or IntegrationPattern.Sync2 =>
                new ExecutionCommand.AwaitTask(task.ScheduledId, state.Resource, task.Submitted!),
            _ => null,
        };
    }

    private static void Schedule(Decision d, Frame frame, TaskState state, DataValue payload, long? timeout, long? heartbeat, string? role)
    {
        var resource = state.Resource;
        var note = frame.PendingRetrier is { } retrier ? new ReplayNote { Retrier = retrier } : null;
        if (resource.Kind is TaskResourceKind.Activity or TaskResourceKind.LambdaFunction)
        {
            var isActivity = resource.Kind == TaskResourceKind.Activity;
            d.Emit(frame, isActivity ? HistoryEventType.ActivityScheduled : HistoryEventType.LambdaFunctionScheduled, new()
            {
                Input = new Payload(payload), Resource = resource.Arn, TimeoutInSeconds = timeout, HeartbeatInSeconds = isActivity ? heartbeat : null, CredentialsRoleArn = role,
            }, note);
            if (isActivity) d.Command(OutstandingCommand(frame)!);
            return;
        }

        d.Emit(frame, HistoryEventType.TaskScheduled, new()
        {
            ResourceType = resource.HistoryResourceType,
            Resource = resource.HistoryResource,
            Region = d.State.Facts.Scope.Region,
            Parameters = new Payload(payload),
            TimeoutInSeconds = timeout,
            HeartbeatInSeconds = heartbeat,
            CredentialsRoleArn = role,
        }, note);
    }

    private static bool TrySeconds(Decision d, Frame frame, EvaluatedField<long>? field, DataValue effective, int salt, out long? seconds)
    {
        seconds = null;
        if (field is null) return true;
        if (!d.Evaluate(frame, field.Evaluate(d.Scope(frame, effective, salt)), out var found)) return false;
        seconds = found;
        return true;
    }

    private static bool TryRole(Decision d, Frame frame, TaskState state, DataValue effective, out string? role)
    {
        role = null;
        if (state.Credentials is null) return true;
        if (!d.Evaluate(frame, state.Credentials.Evaluate(d.Scope(frame, effective, 9)), out var credentials)) return false;
        role = (credentials as DataObject)?.GetString("RoleArn");
        return true;
    }
}
