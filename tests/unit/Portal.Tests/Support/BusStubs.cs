using Portal.Services.Archives;
using Portal.Services.Aws;
using Portal.Services.DeadLetters;
using Portal.Services.EventBuses;
using Portal.Services.EventBuses.Settings;
using Portal.Services.Rules;
using Portal.Services.Rules.Editing;
using Portal.Services.Rules.Health;
using Portal.Services.Rules.Testing;

namespace Portal.Tests.Support;

/// <summary>Rules of one bus, and what becomes of them when they are saved.</summary>
internal sealed class StubRules : IRules, IRuleEditor, IEventSamples, ITargetHealth
{
    public const string Bus = "shop";

    public AwsResult<IReadOnlyList<RuleDetail>> All { get; set; } = AwsResult.Ok<IReadOnlyList<RuleDetail>>([Rule("orders")]);
    public AwsResult<EventSample> Sample { get; set; } = EventSample.Empty;
    public AwsResult<RuleHealth> Health { get; set; } = new RuleHealth(0, []);
    public AwsError? SaveRefusal { get; set; }
    public List<(RuleDraft Draft, RuleDetail? Basis)> Saved { get; } = [];

    public static RuleDetail Rule(string name, string source = "com.example.shop", string target = "orders") => new(name, $"arn:aws:events:us-east-1:000000000000:rule/{Bus}/{name}", Bus, true)
    {
        EventPattern = $$"""{"source":["{{source}}"]}""",
        Targets = [TargetDetail.Of("queue", "arn:aws:sqs:us-east-1:000000000000:" + target) with { DeadLetterArn = "arn:aws:sqs:us-east-1:000000000000:dead" }],
    };

    public Task<AwsResult<IReadOnlyList<RuleSummary>>> ListAsync(string connection, string eventBusName, CancellationToken cancellationToken) =>
        Task.FromResult(All.Map(all => (IReadOnlyList<RuleSummary>)[.. all.Where(r => r.EventBusName == eventBusName)]));

    public Task<AwsResult<IReadOnlyList<RuleDetail>>> ListWithTargetsAsync(string connection, string eventBusName, CancellationToken cancellationToken) => Task.FromResult(All);

    public Task<AwsResult<RuleDetail>> GetAsync(string connection, string eventBusName, string name, CancellationToken cancellationToken) => Task.FromResult(
        !All.IsOk ? All.Error : All.Value.FirstOrDefault(r => r.Name == name) is { } rule ? rule : (AwsResult<RuleDetail>)AwsError.NotFound($"Rule {name} does not exist on EventBus {eventBusName}."));

    public Task<AwsResult<Done>> SetEnabledAsync(string connection, string eventBusName, string name, bool enabled, CancellationToken cancellationToken) => Task.FromResult(Done.Ok);
    public Task<AwsResult<Done>> DeleteAsync(string connection, string eventBusName, string name, CancellationToken cancellationToken) => Task.FromResult(Done.Ok);

    public Task<AwsResult<IReadOnlyList<RuleVerdict>>> MatchAsync(string connection, string eventBusName, string envelopeJson, CancellationToken cancellationToken) =>
        Task.FromResult(AwsResult.Ok<IReadOnlyList<RuleVerdict>>([]));

    public PatternVerdict TestPattern(string patternJson, string envelopeJson) => new(false, [new("source", "is \"com.example.shop\"", "\"till\"")]);

    public Task<AwsResult<RuleDetail>> SaveAsync(string connection, RuleDraft draft, RuleDetail? basis, CancellationToken cancellationToken)
    {
        Saved.Add((draft, basis));
        return Task.FromResult<AwsResult<RuleDetail>>(SaveRefusal is { } refusal ? refusal : Rule(draft.Name));
    }

    public Task<AwsResult<IReadOnlyList<RuleFinding>>> CheckAsync(string connection, RuleDraft draft, CancellationToken cancellationToken) =>
        Task.FromResult(AwsResult.Ok<IReadOnlyList<RuleFinding>>(RuleChecks.Check(draft)));

    public Task<AwsResult<TargetOptions>> TargetOptionsAsync(string connection, CancellationToken cancellationToken) =>
        Task.FromResult<AwsResult<TargetOptions>>(new TargetOptions([new(TargetKind.Queue, "orders", "arn:aws:sqs:us-east-1:000000000000:orders")], [], []));

    public Task<AwsResult<EventSample>> NewestAsync(string connection, string eventBusName, int most, CancellationToken cancellationToken) => Task.FromResult(Sample);

    public Task<AwsResult<RuleHealth>> ReadAsync(string connection, RuleDetail rule, CancellationToken cancellationToken) => Task.FromResult(Health);
}

/// <summary>One dead-letter queue whose letters can be sent but for those that are poisoned.</summary>
internal sealed class StubDeadLetters : IDeadLetters
{
    public const string Queue = "arn:aws:sqs:us-east-1:000000000000:dead";

    public AwsResult<DeadLetterQueues> Queues { get; set; } = new DeadLetterQueues([new(Queue, "dead", [new("orders", "shop", "arn:aws:sqs:us-east-1:000000000000:orders")]) { Messages = 3, Hidden = 0 }], []);
    public StubSession Session { get; } = new();

    public Task<AwsResult<DeadLetterQueues>> ListAsync(string connection, CancellationToken cancellationToken) => Task.FromResult(Queues);

    public Task<AwsResult<IDeadLetterSession>> OpenAsync(string connection, string queueArn, CancellationToken cancellationToken) => Task.FromResult(AwsResult.Ok<IDeadLetterSession>(Session));
}

internal sealed class StubSession : IDeadLetterSession
{
    private readonly List<DeadLetter> waiting =
    [
        Letter("1", "NO_RESOURCE", "Queue does not exist."), Letter("2", "NO_RESOURCE", "Queue does not exist."), Letter("3", "SDK_CLIENT_ERROR", "Poisoned."),
    ];

    private readonly List<DeadLetter> held = [];

    public string QueueArn => StubDeadLetters.Queue;
    public IReadOnlyList<DeadLetter> Messages => [.. held];
    public bool Disposed { get; private set; }
    public int Extended { get; private set; }

    public Task<AwsResult<bool>> ReceiveAsync(int most, CancellationToken cancellationToken)
    {
        held.AddRange(waiting.Take(most));
        waiting.RemoveRange(0, Math.Min(most, waiting.Count));
        return Task.FromResult<AwsResult<bool>>(false);
    }

    public Task ExtendAsync(CancellationToken cancellationToken)
    {
        Extended++;
        return Task.CompletedTask;
    }

    public Task<AwsResult<IReadOnlyList<ResendTarget>>> TargetsOfAsync(DeadLetter message, CancellationToken cancellationToken) =>
        Task.FromResult(AwsResult.Ok<IReadOnlyList<ResendTarget>>([new("queue", "arn:aws:sqs:us-east-1:000000000000:orders", "orders", null, true)]));

    public Task<ResendResult> SendAsync(DeadLetter message, ResendDestination destination, string? edited, CancellationToken cancellationToken)
    {
        if (message.ErrorCode == "SDK_CLIENT_ERROR") return Task.FromResult(new ResendResult(message, ResendOutcome.Refused, "The queue does not exist."));
        held.Remove(message);
        return Task.FromResult(new ResendResult(message, ResendOutcome.Done, "Sent to the queue orders."));
    }

    public Task<ResendResult> DeleteAsync(DeadLetter message, CancellationToken cancellationToken)
    {
        held.Remove(message);
        return Task.FromResult(new ResendResult(message, ResendOutcome.Done, "Deleted."));
    }

    public ValueTask DisposeAsync()
    {
        Disposed = true;
        return ValueTask.CompletedTask;
    }

    private static DeadLetter Letter(string id, string code, string message) => new(id, """{"id":"e","source":"shop","detail-type":"Placed","detail":{}}""")
    {
        Event = new("e" + id, "shop", "Placed"),
        ErrorCode = code,
        ErrorMessage = message,
        RuleArn = "arn:aws:events:us-east-1:000000000000:rule/shop/orders",
        TargetArn = "arn:aws:sqs:us-east-1:000000000000:orders",
        SentAt = Samples.Now,
    };
}

internal sealed class StubArchives : IArchives
{
    public AwsResult<IReadOnlyList<Archive>> Archives { get; set; } = AwsResult.Ok<IReadOnlyList<Archive>>([new("orders", "arn:aws:events:us-east-1:000000000000:event-bus/default", "ENABLED") { EventCount = 1200, SizeBytes = 3_000_000 }]);
    public AwsResult<IReadOnlyList<Replay>> Replays { get; set; } = AwsResult.Ok<IReadOnlyList<Replay>>([]);
    public List<string> Cancelled { get; } = [];

    public Task<AwsResult<IReadOnlyList<Archive>>> ListAsync(string connection, string? eventBusArn, CancellationToken cancellationToken) => Task.FromResult(Archives);
    public Task<AwsResult<Done>> CreateAsync(string connection, NewArchive archive, CancellationToken cancellationToken) => Task.FromResult(Done.Ok);
    public Task<AwsResult<Done>> DeleteAsync(string connection, string name, CancellationToken cancellationToken) => Task.FromResult(Done.Ok);
    public Task<AwsResult<IReadOnlyList<Replay>>> ListReplaysAsync(string connection, string? eventBusArn, CancellationToken cancellationToken) => Task.FromResult(Replays);
    public Task<AwsResult<Done>> StartReplayAsync(string connection, NewReplay replay, CancellationToken cancellationToken) => Task.FromResult(Done.Ok);

    public Task<AwsResult<Done>> CancelReplayAsync(string connection, string name, CancellationToken cancellationToken)
    {
        Cancelled.Add(name);
        return Task.FromResult(Done.Ok);
    }
}

internal sealed class StubBusSettings : IBusSettings
{
    public List<string?> Policies { get; } = [];

    public Task<AwsResult<Done>> SetPolicyAsync(string connection, EventBusDetail basis, string? policy, CancellationToken cancellationToken)
    {
        Policies.Add(policy);
        return Task.FromResult(Done.Ok);
    }

    public Task<AwsResult<Done>> SetLogAsync(string connection, EventBusDetail basis, string level, bool wholeEvents, CancellationToken cancellationToken) => Task.FromResult(Done.Ok);
    public Task<AwsResult<Done>> SetTagsAsync(string connection, EventBusDetail basis, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) => Task.FromResult(Done.Ok);
}
