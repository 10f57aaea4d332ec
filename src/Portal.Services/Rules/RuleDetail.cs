namespace Portal.Services.Rules;

/// <param name="Name">Unique within its bus.</param>
/// <param name="Arn">The rule's ARN.</param>
/// <param name="EventBusName">The bus it listens to.</param>
/// <param name="Enabled">False: it matches nothing.</param>
public record RuleSummary(string Name, string Arn, string EventBusName, bool Enabled)
{
    public string? Description { get; init; }

    /// <summary>JSON; null for a rule that only has a schedule.</summary>
    public string? EventPattern { get; init; }
    public string? ScheduleExpression { get; init; }
    public string? RoleArn { get; init; }

    /// <summary>The AWS service that owns the rule; null for rules of users.</summary>
    public string? ManagedBy { get; init; }

    /// <summary>As AWS spells it: ENABLED, DISABLED, or ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS.</summary>
    public string? State { get; init; }

    /// <summary>True for the rule of a tap of this portal.</summary>
    public bool IsTap { get; init; }
}

public sealed record RuleDetail(string Name, string Arn, string EventBusName, bool Enabled) : RuleSummary(Name, Arn, EventBusName, Enabled)
{
    public IReadOnlyList<TargetDetail> Targets { get; init; } = [];
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}

/// <summary>What a target is, read from its ARN.</summary>
public enum TargetKind
{
    StateMachine,
    Queue,
    Topic,
    LogGroup,
    LambdaFunction,
    EventBus,
    ApiDestination,
    Other,
}

/// <param name="Id">Unique within the rule.</param>
/// <param name="Arn">What the event is sent to.</param>
/// <param name="Kind">Read from the ARN.</param>
/// <param name="Name">The last part of the ARN: the queue's, function's, state machine's name.</param>
public sealed record TargetDetail(string Id, string Arn, TargetKind Kind, string Name)
{
    public string? RoleArn { get; init; }
    public string? Input { get; init; }
    public string? InputPath { get; init; }
    public TargetInputTransformer? InputTransformer { get; init; }

    /// <summary>The queue that gets what cannot be delivered; null where such events are dropped.</summary>
    public string? DeadLetterArn { get; init; }

    /// <summary>Null for AWS's default: 185 attempts in 24 hours.</summary>
    public int? MaximumRetryAttempts { get; init; }
    public TimeSpan? MaximumEventAge { get; init; }
    public string? MessageGroupId { get; init; }

    /// <summary>
    /// Parameters that only targets of other kinds have (ECS, Kinesis, HTTP and so on), as a JSON object; null for none. They
    /// are kept as they are when the target is edited.
    /// </summary>
    public string? OtherParameters { get; init; }

    /// <summary>A target with nothing but an id and an ARN.</summary>
    public static TargetDetail Of(string id, string arn)
    {
        var (kind, name) = TargetArn.Read(arn);
        return new(id, arn, kind, name);
    }

    /// <summary>The same target with another ARN, and what is read from it.</summary>
    public TargetDetail Towards(string arn)
    {
        var (kind, name) = TargetArn.Read(arn);
        return this with { Arn = arn, Kind = kind, Name = name };
    }
}

public sealed record TargetInputTransformer(IReadOnlyDictionary<string, string> InputPathsMap, string InputTemplate);
