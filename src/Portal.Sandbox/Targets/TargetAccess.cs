using Portal.Sandbox.Access.Control;
using Portal.Sandbox.Events;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Targets;

/// <summary>
/// Whether a rule may hand its events to a target: as the target's role where it has one, else as EventBridge itself, which the
/// target's own policy must let in.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html (queues, topics, log groups),
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html (state machines, API destinations, buses).
/// The sandbox keeps no policies of functions, so it does not ask for them.
/// </remarks>
internal sealed class TargetAccess(IAccessControl access)
{
    private const string Service = "events.amazonaws.com";

    /// <summary>The refusal, as an attempt's outcome; null: go ahead.</summary>
    public InvocationOutcome? Check(PlannedTarget target, AcceptedEvent accepted)
    {
        if (!access.Asks) return null;
        return Question(target, accepted) is { } question && access.Check(question) is { } refusal
            ? InvocationOutcome.Failure(InvocationFaults.NoPermissions, refusal.Message, retryable: false)
            : null;
    }

    /// <summary>Whether EventBridge may put given-up events of a rule into a queue.</summary>
    /// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html#eb-dlq-perms</remarks>
    public AwsFault? CheckDeadLetters(PlannedTarget target, AcceptedEvent dead, Arn queue) =>
        access.Asks ? access.Check(new AccessQuestion(Actor(target, dead) with { RoleArn = null }, "sqs:SendMessage", queue.ToString())) : null;

    private static AccessQuestion? Question(PlannedTarget target, AcceptedEvent accepted)
    {
        var (actor, arn) = (Actor(target, accepted), target.Arn);
        switch (arn.Service)
        {
            case "sqs":
                return new AccessQuestion(actor, "sqs:SendMessage", target.Target.Arn);
            case "sns":
                return new AccessQuestion(actor, "sns:Publish", target.Target.Arn);
            case "logs":
                return LogGroup(actor with { RoleArn = null }, arn);
            case "states":
                return new AccessQuestion(actor, "states:StartExecution", target.Target.Arn);
            case "lambda" when actor.RoleArn is not null:
                return new AccessQuestion(actor, "lambda:InvokeFunction", target.Target.Arn);
            case "events" when arn.Resource.StartsWith("api-destination/", StringComparison.Ordinal):
                return new AccessQuestion(actor, "events:InvokeApiDestination", target.Target.Arn);
            case "events" when arn.Resource.StartsWith("event-bus/", StringComparison.Ordinal):
                // Without a role, buses of the own account take what its rules send; those of others must name the account.
                return BusAccess.PutEvents(actor.RoleArn is null ? actor with { Service = null } : actor, BusReference.Parse(actor.Scope, target.Target.Arn), accepted.Source, accepted.DetailType);
            default:
                return null;
        }
    }

    /// <summary>The log streams are EventBridge's own, and new ones come every minute.</summary>
    private static AccessQuestion LogGroup(AccessActor actor, Arn arn)
    {
        var group = arn.ToString();
        if (group.EndsWith(":*", StringComparison.Ordinal)) group = group[..^2];
        var owner = arn with { Resource = group[(group.IndexOf(":log-group:", StringComparison.Ordinal) + 1)..] };
        var suggestion = new PolicySuggestion(["logs:CreateLogStream", "logs:PutLogEvents"], group + ":*", Service, "delivery.logs.amazonaws.com");
        return new AccessQuestion(actor, suggestion.Actions[0], group + ":log-stream:", owner) { Suggestion = suggestion };
    }

    private static AccessActor Actor(PlannedTarget target, AcceptedEvent accepted) =>
        new(target.RuleArn, accepted.Bus.Scope) { RoleArn = target.Target.RoleArn, Service = Service };
}
