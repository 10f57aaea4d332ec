using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage;

/// <summary>A state machine as the Amazon States Language defines it, checked, with every expression compiled.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html, https://states-language.net/spec.html</remarks>
public sealed class StateMachineDefinition : StateGraph
{
    /// <summary>The definition as it was written, parsed.</summary>
    public required DataObject Source { get; init; }

    public QueryLanguage QueryLanguage { get; init; }

    /// <summary>Seconds until the execution ends as TIMED_OUT; null for none.</summary>
    public long? TimeoutSeconds { get; init; }

    public string Version { get; init; } = "1.0";
}
