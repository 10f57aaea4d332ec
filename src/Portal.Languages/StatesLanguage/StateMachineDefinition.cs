using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Parsing;

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

    /// <summary>The name of a state that is parsed alone.</summary>
    public const string LoneStateName = "StateName";

    /// <summary>Parses and checks a definition. Never throws: a text that is no JSON is an issue like any other.</summary>
    /// <param name="json">The definition.</param>
    /// <param name="options">What it is for; a Standard state machine where left out.</param>
    public static DefinitionParseResult Parse(string json, DefinitionOptions? options = null) => DefinitionReader.Read(json, options ?? DefinitionOptions.Standard);

    /// <summary>
    /// Parses one state alone, as TestState does: the definition has that state under the name <see cref="LoneStateName"/>, and the states
    /// that it leads to need not be there.
    /// </summary>
    public static DefinitionParseResult ParseState(string json) => DefinitionReader.ReadState(json, LoneStateName);
}
