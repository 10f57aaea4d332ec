using System.Text;
using Portal.Languages.InputTransformers;
using Portal.Sandbox.Events;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Targets;

/// <summary>A target made ready for deliveries: parsed once, used for each event.</summary>
/// <param name="RuleArn">The rule it belongs to.</param>
/// <param name="Target">As it was put.</param>
/// <param name="Arn">Its ARN, parsed.</param>
/// <param name="Invoker">What delivers to this kind.</param>
/// <param name="Input">What the target gets of an event; null: the event.</param>
/// <param name="Retries">How long it is tried.</param>
/// <param name="DeadLetterQueue">Where given-up events go; null: they are dropped.</param>
public sealed record PlannedTarget(string RuleArn, Target Target, Arn Arn, ITargetInvoker Invoker, TargetInput? Input, RetryPolicy Retries, Arn? DeadLetterQueue)
{
    /// <summary>The rule's and the target's name together: deliveries of one target are one partition of the journal.</summary>
    public string Key { get; } = RuleArn + "|" + Target.Id;

    /// <summary>The target's input for an event; it fails where a transformer makes no JSON of it.</summary>
    public RenderedInput Render(AcceptedEvent accepted) => Input is null
        ? new RenderedInput(Encoding.UTF8.GetString(accepted.Utf8.Span), null, [])
        : Input.Render(new TransformContext(accepted.Data, RuleArn, RuleName, accepted.AcceptedAt));

    private string RuleName => RuleArn[(RuleArn.LastIndexOf('/') + 1)..];
}
