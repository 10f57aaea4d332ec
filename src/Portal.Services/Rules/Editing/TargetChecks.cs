using System.Text.RegularExpressions;
using Portal.Languages.InputTransformers;

namespace Portal.Services.Rules.Editing;

/// <summary>What is wrong with the targets of a draft.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html</remarks>
internal static partial class TargetChecks
{
    private const int MostTargets = 5;
    private const int MostAttempts = 185;
    private const int LongestInput = 8192;
    private static readonly TimeSpan ShortestAge = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestAge = TimeSpan.FromDays(1);

    public static IEnumerable<RuleFinding> Check(RuleDraft draft)
    {
        if (draft.Targets.Count == 0) yield return new(FindingLevel.Warning, nameof(RuleDraft.Targets), "There is no target: what the rule matches goes nowhere.");
        if (draft.Targets.Count > MostTargets) yield return new(FindingLevel.Error, nameof(RuleDraft.Targets), $"A rule has at most {MostTargets} targets.");
        foreach (var twice in draft.Targets.GroupBy(t => t.Id).Where(g => g.Count() > 1)) yield return new(FindingLevel.Error, Field(twice.First()), $"Two targets have the id {twice.Key}.");
        foreach (var finding in draft.Targets.SelectMany(t => Check(draft, t))) yield return finding;
    }

    private static IEnumerable<RuleFinding> Check(RuleDraft draft, TargetDetail target)
    {
        if (!IdForm().IsMatch(target.Id)) yield return Error(target, "A target's id has letters, digits and . - _ only, 1 to 64.");
        if (!IsArn(target.Arn)) yield return Error(target, "A target is named by its ARN, such as arn:aws:sqs:eu-central-1:111122223333:orders.");
        foreach (var finding in Input(target).Concat(Delivery(target))) yield return finding;
        if (target.Kind is TargetKind.StateMachine or TargetKind.EventBus or TargetKind.ApiDestination && string.IsNullOrEmpty(target.RoleArn) && string.IsNullOrEmpty(draft.RoleArn))
            yield return new(target.Kind == TargetKind.EventBus ? FindingLevel.Hint : FindingLevel.Warning, Field(target), $"{target.Name} has no role: EventBridge needs one that it may assume to reach it.");
        if (target.DeadLetterArn is null && target.Kind != TargetKind.LogGroup)
            yield return new(FindingLevel.Hint, Field(target), $"{target.Name} has no dead-letter queue: what cannot be delivered is dropped without a trace.");
    }

    private static IEnumerable<RuleFinding> Input(TargetDetail target)
    {
        var shape = RuleDocument.OfTarget(target).With("Id", target.Id);
        TargetInput.Parse(shape, out var problems);
        foreach (var problem in problems) yield return Error(target, problem.Message) with { Advice = problem.Advice };
        if (Math.Max(target.Input?.Length ?? 0, target.InputTransformer?.InputTemplate.Length ?? 0) > LongestInput)
            yield return Error(target, $"An input has at most {LongestInput} characters.");
        if (target.Kind == TargetKind.StateMachine && target.InputTransformer is { InputTemplate: var template } && template.TrimStart().StartsWith('"'))
            yield return new(FindingLevel.Warning, Field(target), "A state machine wants JSON as its input; this template makes a plain text.");
    }

    private static IEnumerable<RuleFinding> Delivery(TargetDetail target)
    {
        if (target.MaximumRetryAttempts is < 0 or > MostAttempts) yield return Error(target, $"Retries: 0 to {MostAttempts}.");
        if (target.MaximumEventAge is { } age && (age < ShortestAge || age > LongestAge)) yield return Error(target, "The longest age of an event: 60 to 86,400 seconds.");
        var fifo = target.Kind == TargetKind.Queue && target.Name.EndsWith(".fifo", StringComparison.Ordinal);
        if (fifo && string.IsNullOrEmpty(target.MessageGroupId)) yield return Error(target, $"{target.Name} is a FIFO queue: it needs a message group id.");
        if (target.DeadLetterArn is not { } queue) yield break;
        if (!queue.StartsWith("arn:", StringComparison.Ordinal) || TargetArn.Read(queue).Kind != TargetKind.Queue) yield return Error(target, "A dead-letter queue is named by the ARN of an SQS queue.");
        else if (queue.EndsWith(".fifo", StringComparison.Ordinal)) yield return Error(target, "A dead-letter queue of a target cannot be a FIFO queue.");
        else if (queue == target.Arn) yield return new(FindingLevel.Warning, Field(target), "The dead-letter queue is the target itself.");
    }

    private static RuleFinding Error(TargetDetail target, string message) => new(FindingLevel.Error, Field(target), message);

    private static string Field(TargetDetail target) => "Targets." + target.Id;

    private static bool IsArn(string arn) => arn.Split(':', 6) is ["arn", { Length: > 0 }, { Length: > 0 }, _, _, { Length: > 0 }];

    [GeneratedRegex(@"^[\.\-_A-Za-z0-9]{1,64}$")]
    private static partial Regex IdForm();
}
