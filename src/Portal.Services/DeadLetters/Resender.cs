using System.Collections.Concurrent;
using Portal.Services.Aws;
using Portal.Services.DeadLetters.Senders;
using Portal.Services.Rules;
using Portal.Services.Rules.Editing;

namespace Portal.Services.DeadLetters;

/// <summary>Finds out where a dead letter goes, and sends it there. Deletes nothing.</summary>
internal sealed class Resender(TargetSenders senders, TimeProvider time)
{
    /// <summary>In bulk the same few rules are asked for again and again; one that was just mended must count at once.</summary>
    private static readonly TimeSpan RuleLifetime = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, (AwsResult<RuleDetail> Rule, DateTimeOffset Until)> rules = new(StringComparer.Ordinal);

    public async Task<AwsResult<IReadOnlyList<ResendTarget>>> TargetsOfAsync(AwsSession session, DeadLetter message, CancellationToken cancellationToken)
    {
        var rule = await RuleAsync(session, message, cancellationToken);
        return rule.Map(r => (IReadOnlyList<ResendTarget>)[.. r.Targets.Select(t => new ResendTarget(t.Id, t.Arn, t.Name, senders.Problem(t), t.Arn == message.TargetArn))]);
    }

    /// <returns>Where it went, in words.</returns>
    public Task<AwsResult<string>> SendAsync(AwsSession session, HeldMessage own, string body, ResendDestination destination) => destination switch
    {
        ResendDestination.ToBus => ToBusAsync(session, own.Letter, body),
        ResendDestination.ToSourceQueue => ToSourceQueueAsync(session, own, body),
        ResendDestination.ToTarget to => ToTargetAsync(session, own.Letter, body, to.TargetId),
        _ => throw new ArgumentOutOfRangeException(nameof(destination)),
    };

    private async Task<AwsResult<string>> ToTargetAsync(AwsSession session, DeadLetter letter, string body, string? targetId)
    {
        var rule = await RuleAsync(session, letter, CancellationToken.None);
        if (!rule.IsOk) return rule.Error;
        var targets = rule.Value.Targets;
        var target = targetId is not null ? targets.FirstOrDefault(t => t.Id == targetId) : targets.FirstOrDefault(t => t.Arn == letter.TargetArn) ?? (targets.Count == 1 ? targets[0] : null);
        if (target is null)
        {
            return AwsError.Invalid(targets.Count == 0 ? $"The rule {rule.Value.Name} has no target." : $"The rule {rule.Value.Name} has no target that this was meant for any more: choose one.");
        }

        if (senders.Problem(target) is { } problem) return AwsError.Invalid(problem);
        var rendered = TargetPreview.Render(target, rule.Value.Arn, rule.Value.Name, body, time.GetUtcNow());
        if (rendered.Payload is not { } input) return AwsError.Invalid($"The target's input cannot be made: {rendered.Failure}");
        return await senders.SendAsync(session, new(target, letter, body, input, time.GetUtcNow()));
    }

    private static async Task<AwsResult<string>> ToBusAsync(AwsSession session, DeadLetter letter, string body)
    {
        if (letter.Rule is not { } rule) return AwsError.Invalid("The message does not say which rule it comes from, so its event bus is not known.");
        return await EventEntries.PutAsync(session, body, rule.EventBusName);
    }

    private static async Task<AwsResult<string>> ToSourceQueueAsync(AwsSession session, HeldMessage own, string body)
    {
        if (own.Letter.SourceQueueArn is not { } arn) return AwsError.Invalid("The message does not say which queue it comes from.");
        var url = await QueueUrls.OfAsync(session, arn, CancellationToken.None);
        if (!url.IsOk) return url.Error;
        var sent = await session.Sqs.SendAsync(new(url.Value, body) { MessageAttributes = own.Message.MessageAttributes }, CancellationToken.None);
        return sent.Map(_ => $"Sent to the queue {arn[(arn.LastIndexOf(':') + 1)..]}.");
    }

    private async Task<AwsResult<RuleDetail>> RuleAsync(AwsSession session, DeadLetter message, CancellationToken cancellationToken)
    {
        if (message.Rule is not { } named) return AwsError.Invalid("The message does not say which rule it comes from.");
        var now = time.GetUtcNow();
        var key = session.Connection.Id + message.RuleArn;
        if (rules.TryGetValue(key, out var known) && known.Until > now) return known.Rule;
        var rule = await RuleCatalog.GetAsync(session, named.EventBusName, named.Name, cancellationToken);
        rules[key] = (rule, now + RuleLifetime);
        return rule;
    }
}
