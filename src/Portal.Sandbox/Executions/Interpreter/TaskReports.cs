using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Commands;
using Portal.Sandbox.Executions.History;
using Portal.Sandbox.Executions.Interpreter.States;

namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>How the ends of tasks, activities and MapRuns become events. A report about an attempt that is over is dropped.</summary>
internal static class TaskReports
{
    public static void Take(Decision d, Stimulus.TaskReported report)
    {
        if (d.State.FindAttempt(report.ScheduledId) is not { } frame) return;
        var resource = ((TaskState)frame.State!).Resource;
        switch (report.Outcome)
        {
            case TaskOutcome.Submitted submitted when frame.Phase == FramePhase.Started:
                d.Emit(frame, HistoryEventType.TaskSubmitted, Of(resource) with { Output = submitted.Output });
                if (TaskBehavior.OutstandingCommand(frame) is { } command) d.Command(command);
                break;
            case TaskOutcome.Succeeded succeeded:
                Succeed(d, frame, resource, succeeded.Output);
                break;
            case TaskOutcome.Failed failed:
                d.Emit(frame, Kind(resource, HistoryEventType.TaskFailed, HistoryEventType.ActivityFailed, HistoryEventType.LambdaFunctionFailed),
                    Of(resource) with { Error = failed.Error, Cause = failed.Cause });
                break;
        }
    }

    public static void Take(Decision d, Stimulus.ActivityTaken taken)
    {
        if (d.State.FindAttempt(taken.ScheduledId) is not { Phase: FramePhase.Offered } frame) return;
        d.Emit(frame, HistoryEventType.ActivityStarted, new() { WorkerName = taken.WorkerName });
    }

    public static void Take(Decision d, Stimulus.MapRunEnded ended)
    {
        var frame = d.State.LiveFrames.FirstOrDefault(f => f.Phase == FramePhase.MapRun && f.MapRunArn == ended.MapRunArn);
        if (frame is null) return;
        if (ended.Outcome is TaskOutcome.Succeeded succeeded)
        {
            d.Emit(frame, HistoryEventType.MapRunSucceeded, note: new() { Output = succeeded.Output });
        }
        else if (ended.Outcome is TaskOutcome.Failed failed)
        {
            d.Emit(frame, HistoryEventType.MapRunFailed, new() { Error = failed.Error, Cause = failed.Cause });
        }
    }

    /// <summary>Its time is over.</summary>
    public static void TimeOut(Decision d, Frame frame, bool isHeartbeat)
    {
        var resource = ((TaskState)frame.State!).Resource;
        d.Command(new ExecutionCommand.CancelTask(frame.Task!.ScheduledId));
        d.Emit(frame, Kind(resource, HistoryEventType.TaskTimedOut, HistoryEventType.ActivityTimedOut, HistoryEventType.LambdaFunctionTimedOut),
            Of(resource) with { Error = StatesErrorNames.Timeout }, isHeartbeat ? new() { Error = StatesErrorNames.HeartbeatTimeout } : null);
    }

    private static void Succeed(Decision d, Frame frame, TaskResource resource, Payload output)
    {
        if (output.Length > StateData.MostBytes)
        {
            var what = resource.Kind is TaskResourceKind.Activity or TaskResourceKind.LambdaFunction ? resource.Arn : resource.HistoryResourceType;
            d.Emit(frame, Kind(resource, HistoryEventType.TaskFailed, HistoryEventType.ActivityFailed, HistoryEventType.LambdaFunctionFailed),
                Of(resource) with { Error = StatesErrorNames.DataLimitExceeded, Cause = StateData.TooLarge(what) });
            return;
        }

        d.Emit(frame, Kind(resource, HistoryEventType.TaskSucceeded, HistoryEventType.ActivitySucceeded, HistoryEventType.LambdaFunctionSucceeded),
            Of(resource) with { Output = output });
    }

    private static HistoryDetails Of(TaskResource resource) => resource.Kind is TaskResourceKind.Activity or TaskResourceKind.LambdaFunction
        ? HistoryDetails.Empty
        : new() { ResourceType = resource.HistoryResourceType, Resource = resource.HistoryResource };

    private static HistoryEventType Kind(TaskResource resource, HistoryEventType task, HistoryEventType activity, HistoryEventType function) => resource.Kind switch
    {
        TaskResourceKind.Activity => activity,
        TaskResourceKind.LambdaFunction => function,
        _ => task,
    };
}
