using Portal.Languages.InputTransformers;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Targets;

/// <summary>Finds the invoker of a target, and prepares its input.</summary>
/// <param name="invokers">Lazy, because invokers start executions and publish events, which deliver to targets.</param>
/// <param name="recorded">For kinds that no invoker handles.</param>
public sealed class TargetPlans(Lazy<IReadOnlyList<ITargetInvoker>> invokers, RecordedTargetInvoker recorded)
{
    public PlannedTarget Make(string ruleArn, Target target)
    {
        var arn = Arn.TryParse(target.Arn, out var parsed) ? parsed : new Arn("aws", "", "", "", target.Arn);
        var queue = target.Raw.GetObject("DeadLetterConfig")?.GetString("Arn");
        return new PlannedTarget(
            ruleArn,
            target,
            arn,
            invokers.Value.FirstOrDefault(i => i.Handles(arn)) ?? recorded,
            HasInput(target) ? TargetInput.Parse(target.Raw, out _) : null,
            RetryPolicy.Of(target),
            Arn.TryParse(queue, out var deadLetters) ? deadLetters : null);
    }

    private static bool HasInput(Target target) => target.Raw.Contains("Input") || target.Raw.Contains("InputPath") || target.Raw.Contains("InputTransformer");
}
