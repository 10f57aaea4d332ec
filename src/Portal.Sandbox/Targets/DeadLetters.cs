using System.Globalization;
using System.Text;
using Portal.Languages.Data;
using Portal.Sandbox.Events;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Queues;

namespace Portal.Sandbox.Targets;

/// <summary>Sends given-up events to the queue that a target names for them.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html</remarks>
internal sealed class DeadLetters(IQueues queues, TargetAccess access, BusLogs logs)
{
    /// <summary>Ends when the letter is durable. Without a queue, or one that refuses, the event is dropped, as on AWS.</summary>
    /// <exception cref="IOException">The disk refused: the event must not count as given up yet.</exception>
    public async ValueTask SendAsync(PlannedTarget target, AcceptedEvent dead, string invocationId, InvocationOutcome outcome, string? exhausted, int attempts, CancellationToken cancellationToken)
    {
        if (target.DeadLetterQueue is not { } queue) return;
        var attributes = new DataObjectBuilder(6)
        {
            ["RULE_ARN"] = Attribute(target.RuleArn),
            ["TARGET_ARN"] = Attribute(target.Target.Arn),
            ["ERROR_CODE"] = Attribute(outcome.ErrorCode ?? InvocationFaults.InternalError),
            ["ERROR_MESSAGE"] = Attribute(outcome.ErrorMessage ?? "Unknown"),
            ["EXHAUSTED_RETRY_CONDITION"] = exhausted is null ? null : Attribute(exhausted),
            ["RETRY_ATTEMPTS"] = Attribute((attempts - 1).ToString(CultureInfo.InvariantCulture)),
        }.Build();
        DataObject? error = null;
        try
        {
            if (access.CheckDeadLetters(target, dead, queue) is { } refusal) throw refusal;
            await queues.SendAsync(queue, new OutgoingMessage(Encoding.UTF8.GetString(dead.Utf8.Span), attributes), cancellationToken);
        }
        catch (AwsFault fault)
        {
            error = new DataObjectBuilder { ["error_message"] = fault.Message, ["aws_service"] = "SQS" }.Build();
        }

        if (dead.Bus.LogConfig is not null)
        {
            logs.Write(dead, BusLogStep.InvocationDlq, new DataObjectBuilder { ["rule_arn"] = target.RuleArn, ["target_arn"] = queue.ToString(), ["total_attempts"] = attempts }.Build(), invocationId, error);
        }
    }

    private static DataObject Attribute(string value) => new DataObjectBuilder { ["DataType"] = "String", ["StringValue"] = value.Length == 0 ? " " : value }.Build();
}
