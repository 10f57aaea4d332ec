namespace Portal.Sandbox.Events;

/// <summary>How much a bus logs: <c>LogConfig.Level</c>.</summary>
public enum BusLogLevel
{
    Off,
    Error,
    Info,
    Trace,
}

/// <summary>A step of an event's way that a bus can log, and the level from which on it does.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-logs.html#eb-event-bus-logs-level</remarks>
public sealed record BusLogStep(string Name, BusLogLevel Level)
{
    public static readonly BusLogStep EventReceipt = new("EVENT_RECEIPT", BusLogLevel.Trace);
    public static readonly BusLogStep EventIngestSuccess = new("EVENT_INGEST_SUCCESS", BusLogLevel.Info);
    public static readonly BusLogStep RuleMatchStart = new("RULE_MATCH_START", BusLogLevel.Trace);
    public static readonly BusLogStep RuleMatch = new("RULE_MATCH", BusLogLevel.Info);
    public static readonly BusLogStep NoStandardRulesMatched = new("NO_STANDARD_RULES_MATCHED", BusLogLevel.Info);
    public static readonly BusLogStep InvocationStart = new("INVOCATION_START", BusLogLevel.Info);
    public static readonly BusLogStep InvocationAttemptStart = new("INVOCATION_ATTEMPT_START", BusLogLevel.Trace);
    public static readonly BusLogStep InvocationAttemptSuccess = new("INVOCATION_ATTEMPT_SUCCESS", BusLogLevel.Trace);
    public static readonly BusLogStep InvocationAttemptRetryableFailure = new("INVOCATION_ATTEMPT_RETRYABLE_FAILURE", BusLogLevel.Error);
    public static readonly BusLogStep InvocationAttemptPermanentFailure = new("INVOCATION_ATTEMPT_PERMANENT_FAILURE", BusLogLevel.Error);
    public static readonly BusLogStep InvocationSuccess = new("INVOCATION_SUCCESS", BusLogLevel.Info);
    public static readonly BusLogStep InvocationFailure = new("INVOCATION_FAILURE", BusLogLevel.Error);
    public static readonly BusLogStep InvocationDlq = new("INVOCATION_DLQ", BusLogLevel.Error);
}
