using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Clock;
using Portal.Sandbox.Executions.History;
using Portal.Sandbox.Executions.Integrations;
using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Executions.Interpreter.States;

namespace Portal.Sandbox.Executions.Testing;

/// <summary>Runs a state in an execution of its own that nobody else sees, with the interpreter that runs all others.</summary>
internal sealed class StateTester(StateBehaviors behaviors, TaskIntegrations integrations, SandboxClock clock) : IStateTester
{
    public async ValueTask<StateTestResult> TestAsync(StateTest test, CancellationToken cancellationToken)
    {
        var definition = TestedDefinition.Read(test);
        var state = definition[TestedDefinition.StateName];
        var mocked = TestRules.Check(test, state);
        var input = JsonTexts.Parse(test.Input, out var reason) ?? throw ExecutionFaults.InvalidInput(reason);

        var steps = new Inspection(test, state);
        var run = Begin(test, definition, input, steps);
        var frame = run.State.Root!;
        if (frame is { State: RetryableState, Failure: null } && run.State.IsRunning) await WorkAsync(run, test, mocked, steps, cancellationToken);
        return Result(run.State, state, steps);
    }

    private ExecutionInterpreter Begin(StateTest test, StateMachineDefinition definition, DataValue input, Inspection steps)
    {
        var (machine, name) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        var state = new ExecutionState(new ExecutionFacts
        {
            Arn = test.Scope.Arn("states", $"express:{machine}:{name}"),
            Name = name,
            Scope = test.Scope,
            StateMachineArn = test.Scope.Arn("states", "stateMachine:" + machine),
            StateMachineName = machine,
            RoleArn = test.RoleArn ?? "",
            Definition = definition,
            Graph = definition,
            IsExpress = true,
        });
        var run = new ExecutionInterpreter(state, new TestedWorld(test), behaviors, new TestedContext(state, test), steps.Take);
        run.Decide(new Stimulus.Begin(Payload.FromText(test.Input, input)), clock.Now, mostEvents: 1);
        if (test.Variables is not null) state.Root!.Variables = test.Variables;
        // So far as the state's own work has begun, and no further.
        while (state.IsRunning && state.HasRunnable && !HasBegunWork(state.Root!)) run.Decide(Stimulus.Continue.Instance, clock.Now, mostEvents: 1);
        return run;
    }

    private static bool HasBegunWork(Frame frame) => frame.Task is not null || frame.Children is not null || HasLeft(frame);

    private static bool HasLeft(Frame frame) => frame.EnteredId > 0 && frame.State is null;

    private async ValueTask WorkAsync(ExecutionInterpreter run, StateTest test, DataValue? mocked, Inspection steps, CancellationToken cancellationToken)
    {
        var frame = run.State.Root!;
        var state = (RetryableState)frame.State!;
        if (test.RetrierRetryCount > 0) frame.RetrierCounts = [.. state.Retry.Select(_ => test.RetrierRetryCount)];
        var failure = test.Mock is { IsError: true } mock ? new StateFailure(mock.Error, mock.Cause) : null;
        if (state is MapState map && !TryLimits(run, frame, map, test, steps, ref failure)) return;
        if (state is TaskState task && test.Mock is null)
        {
            (mocked, failure) = await CallAsync(run.State, frame, task, test, steps, cancellationToken);
        }

        run.State.DropChildren(frame);
        if (failure is not null)
        {
            steps.Failed(state, failure);
            frame.Fail(failure, frame.LastEventAt);
        }
        else
        {
            if (state is TaskState) steps.Take("result", mocked!);
            frame.Result = new Payload(mocked!);
            frame.Phase = FramePhase.Succeeded;
        }

        run.State.Enqueue(frame);
        while (run.State.IsRunning && run.State.HasRunnable && !HasLeft(frame)) run.Decide(Stimulus.Continue.Instance, clock.Now, mostEvents: 1);
    }

    private async ValueTask<(DataValue? Result, StateFailure? Failure)> CallAsync(
        ExecutionState state, Frame frame, TaskState task, StateTest test, Inspection steps, CancellationToken cancellationToken)
    {
        var facts = state.Facts;
        var call = new TaskCall(facts.Arn, facts.StateMachineArn, facts.StateMachineName, facts.Scope, facts.RoleArn, task.Resource, task.Name, 0, frame.Task!.ScheduledId, frame.Task.Parameters.Value)
        {
            ActsFor = facts.RoleArn,
            Inspect = test.ShowsExchange ? steps.Take : null,
            RevealsSecrets = test.RevealsSecrets,
        };
        var outcome = integrations.Find(task.Resource) is { } integration
            ? await integration.RunAsync(call, cancellationToken)
            : new TaskOutcome.Failed(StatesErrorNames.Runtime, $"The sandbox has no integration for {task.Resource.Arn}.");
        return outcome switch
        {
            TaskOutcome.Succeeded succeeded => (succeeded.Output.Value, null),
            TaskOutcome.Failed failed => (null, new StateFailure(failed.Error, failed.Cause)),
            _ => (null, new StateFailure(StatesErrorNames.Runtime, $"{task.Resource.Arn} needs a mock.")),
        };
    }

    /// <summary>Evaluates a Map state's limits; false, and the state has failed, where one of them does not hold.</summary>
    private bool TryLimits(ExecutionInterpreter run, Frame frame, MapState map, StateTest test, Inspection steps, ref StateFailure? failure)
    {
        var d = run.Look(clock.Now);
        if (!StateData.TryEffectiveInput(d, frame, out var effective)) return false;
        var scope = d.Scope(frame, effective, 3);
        var (concurrency, count, percentage) = (0L, 0L, 0.0);
        if (map.MaxConcurrency is not null && !d.Evaluate(frame, map.MaxConcurrency.Evaluate(scope), out concurrency)) return false;
        steps.Take("maxConcurrency", concurrency);
        if (map.ToleratedFailureCount is not null)
        {
            if (!d.Evaluate(frame, map.ToleratedFailureCount.Evaluate(scope), out count)) return false;
            steps.Take("toleratedFailureCount", count);
        }

        if (map.ToleratedFailurePercentage is not null)
        {
            if (!d.Evaluate(frame, map.ToleratedFailurePercentage.Evaluate(scope), out percentage)) return false;
            steps.Take("toleratedFailurePercentage", Percentages.Show(percentage));
        }

        var failed = test.MapIterationFailureCount;
        var total = frame.Children!.Count;
        var beyond = (map.ToleratedFailureCount is not null && failed > count) || (map.ToleratedFailurePercentage is not null && total > 0 && failed * 100.0 / total > percentage);
        if (beyond && failure is null) failure = new(StatesErrorNames.ExceedToleratedFailureThreshold, "The specified tolerated failure threshold was exceeded");
        return true;
    }

    private static StateTestResult Result(ExecutionState run, State state, Inspection steps)
    {
        var frame = run.Root!;
        var data = steps.Data(frame.Variables, frame.Phase == FramePhase.Retrying ? frame.DueAt - frame.LastEventAt : null);
        if (run.Status == ExecutionStatus.Failed) return new("FAILED", null, run.Error, run.Cause, null, data);
        if (frame.Phase == FramePhase.Retrying) return new("RETRIABLE", null, steps.Failure?.Shown, steps.Failure?.Cause, null, data);
        if (frame.Phase == FramePhase.Waiting) return new("SUCCEEDED", frame.Input!.Value, null, null, state.Next, data);
        var status = steps.Failure is null ? "SUCCEEDED" : "CAUGHT_ERROR";
        return new(status, frame.Input!.Value, steps.Failure?.Shown, steps.Failure?.Cause, frame.Next, data);
    }
}
