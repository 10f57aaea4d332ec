using Portal.Languages.Data;
using Portal.Sandbox.Events;

namespace Portal.Sandbox.Targets;

/// <summary>The lines about invocations in a bus's log.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-logs-schema.html</remarks>
internal sealed class InvocationLogs(BusLogs logs, TimeProvider time)
{
    public void Matched(AcceptedEvent matched, string ruleArn, IReadOnlyList<(PlannedTarget Target, string InvocationId)> invocations)
    {
        if (matched.Bus.LogConfig is null) return;
        logs.Write(matched, BusLogStep.RuleMatch, new DataObjectBuilder
        {
            ["rule_arn"] = ruleArn,
            ["target_arns"] = new DataArray([.. invocations.Select(i => (DataValue)i.Target.Target.Arn)]),
            ["invocation_ids"] = new DataArray([.. invocations.Select(i => (DataValue)i.InvocationId)]),
        }.Build());
    }

    public void Starting(TargetInvocation invocation, AcceptedEvent accepted, int attempt)
    {
        if (accepted.Bus.LogConfig is null) return;
        var details = Common(invocation.RuleArn, invocation.Target, attempt, accepted, invocation.Payload);
        if (attempt == 1) logs.Write(accepted, BusLogStep.InvocationStart, details, invocation.Id);
        logs.Write(accepted, BusLogStep.InvocationAttemptStart, details, invocation.Id);
    }

    public void Ended(TargetInvocation invocation, PlannedTarget target, AcceptedEvent accepted, int attempt, InvocationOutcome outcome, DateTimeOffset started)
    {
        if (accepted.Bus.LogConfig is null) return;
        var step = outcome.Succeeded ? BusLogStep.InvocationAttemptSuccess
            : outcome.Retryable ? BusLogStep.InvocationAttemptRetryableFailure : BusLogStep.InvocationAttemptPermanentFailure;
        logs.Write(accepted, step, new DataObjectBuilder
        {
            ["rule_arn"] = invocation.RuleArn,
            ["role_arn"] = RoleOf(invocation.Target),
            ["target_arn"] = invocation.Target.Arn,
            ["attempt_type"] = attempt == 1 ? "FIRST" : "RETRY",
            ["attempt_count"] = attempt,
            ["invocation_status"] = Status(outcome),
            ["target_duration_ms"] = (long)(time.GetUtcNow() - started).TotalMilliseconds,
        }.Build(), invocation.Id, Error(target, outcome));
    }

    /// <summary>No further attempt will be made.</summary>
    public void Closed(PlannedTarget target, AcceptedEvent accepted, string invocationId, int attempts, InvocationOutcome outcome)
    {
        if (accepted.Bus.LogConfig is null) return;
        var latency = (long)(time.GetUtcNow() - accepted.AcceptedAt).TotalMilliseconds;
        logs.Write(accepted, outcome.Succeeded ? BusLogStep.InvocationSuccess : BusLogStep.InvocationFailure, new DataObjectBuilder
        {
            ["rule_arn"] = target.RuleArn,
            ["role_arn"] = RoleOf(target.Target),
            ["target_arn"] = target.Target.Arn,
            ["total_attempts"] = attempts,
            ["final_invocation_status"] = Status(outcome),
            ["ingestion_to_complete_latency_ms"] = latency,
            ["ingestion_to_success_latency_ms"] = outcome.Succeeded ? latency : (DataValue?)null,
        }.Build(), invocationId, Error(target, outcome));
    }

    private static DataObject Common(string ruleArn, Target target, int attempt, AcceptedEvent accepted, string payload) => new DataObjectBuilder
    {
        ["rule_arn"] = ruleArn,
        ["role_arn"] = RoleOf(target),
        ["target_arn"] = target.Arn,
        ["attempt_count"] = attempt,
        ["target_input"] = BusLogs.IncludesDetail(accepted.Bus) ? payload : (DataValue?)null,
    }.Build();

    private static DataValue? RoleOf(Target target) => target.RoleArn is { } role ? role : (DataValue?)null;

    private static string Status(InvocationOutcome outcome) => outcome.Succeeded ? "SUCCESS" : outcome.ErrorCode ?? InvocationFaults.InternalError;

    private static DataObject? Error(PlannedTarget target, InvocationOutcome outcome) => outcome.Succeeded ? null : new DataObjectBuilder
    {
        ["error_message"] = outcome.ErrorMessage ?? "",
        ["aws_service"] = target.Arn.Service.ToUpperInvariant(),
    }.Build();
}
