using System.Text;
using Portal.Languages.Data;
using Portal.Sandbox.Events;

namespace Portal.Sandbox.Targets;

/// <summary>What a target gets of an event: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html</summary>
public abstract class TargetInput
{
    /// <summary>The input that a target's structure asks for.</summary>
    public static TargetInput Parse(Target target) => target.Raw.GetString("Input") is { } constant ? new Constant(constant) : new WholeEvent();

    /// <summary>What is wrong with the transformer, in AWS's words; null: nothing.</summary>
    public static string? Check(Target target) => null;

    public abstract string Render(AcceptedEvent accepted, string ruleArn);

    private sealed class WholeEvent : TargetInput
    {
        public override string Render(AcceptedEvent accepted, string ruleArn) => Encoding.UTF8.GetString(accepted.Utf8.Span);
    }

    private sealed class Constant(string text) : TargetInput
    {
        public override string Render(AcceptedEvent accepted, string ruleArn) => text;
    }
}
