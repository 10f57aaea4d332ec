using Portal.Services.Aws;

namespace Portal.Services.Rules;

/// <summary>Rules of an event bus, their targets, and what their patterns match.</summary>
public interface IRules
{
    /// <summary>All rules of a bus by name, without targets: one call per hundred rules.</summary>
    Task<AwsResult<IReadOnlyList<RuleSummary>>> ListAsync(string connection, string eventBusName, CancellationToken cancellationToken);

    /// <summary>All rules of a bus with their targets: one more call for each rule, some at once.</summary>
    Task<AwsResult<IReadOnlyList<RuleDetail>>> ListWithTargetsAsync(string connection, string eventBusName, CancellationToken cancellationToken);

    Task<AwsResult<RuleDetail>> GetAsync(string connection, string eventBusName, string name, CancellationToken cancellationToken);
    Task<AwsResult<Done>> SetEnabledAsync(string connection, string eventBusName, string name, bool enabled, CancellationToken cancellationToken);

    /// <summary>Deletes the rule after its targets.</summary>
    Task<AwsResult<Done>> DeleteAsync(string connection, string eventBusName, string name, CancellationToken cancellationToken);

    /// <summary>Which rules of the bus this event would match, and why the others would not. Nothing is sent; the patterns are evaluated here.</summary>
    /// <param name="envelopeJson">The event as EventBridge delivers it: an object with source, detail-type, detail and the rest.</param>
    Task<AwsResult<IReadOnlyList<RuleVerdict>>> MatchAsync(string connection, string eventBusName, string envelopeJson, CancellationToken cancellationToken);

    /// <summary>One pattern against one event, evaluated here.</summary>
    PatternVerdict TestPattern(string patternJson, string envelopeJson);
}
