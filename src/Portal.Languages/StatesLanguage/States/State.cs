using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.Templates;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>One state of a definition, with every expression in it compiled.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html</remarks>
public abstract class State
{
    public required string Name { get; init; }

    public abstract StateType Type { get; }

    /// <summary>The state's own query language, or the state machine's.</summary>
    public required QueryLanguage QueryLanguage { get; init; }

    /// <summary>Where the state stands in the definition, as AWS writes it: <c>/States/Name</c>.</summary>
    public required string Location { get; init; }

    /// <summary>The state as it was written.</summary>
    public required DataObject Source { get; init; }

    public string? Comment { get; init; }

    /// <summary>JSONPath only; null where the field is left out, which means <c>$</c>.</summary>
    public DataPath? InputPath { get; init; }

    /// <summary>JSONPath only; null where the field is left out, which means <c>$</c>.</summary>
    public DataPath? OutputPath { get; init; }

    /// <summary>JSONata only; null where the field is left out: the result, or the input of a state without one, is the output.</summary>
    public PayloadTemplate? Output { get; init; }

    /// <summary>The variables that the state sets: evaluates to an object of names and values. Null where there is none.</summary>
    public PayloadTemplate? Assign { get; init; }

    /// <summary>The state that follows; null for an end and for a Choice.</summary>
    public string? Next { get; init; }

    /// <summary>True where nothing follows in this scope: <c>"End": true</c>, Succeed and Fail.</summary>
    public bool End { get; init; }
}
