namespace Portal.Languages.StatesLanguage.Parsing;

/// <summary>What a definition is to be used for, as far as it decides what is allowed.</summary>
public sealed record DefinitionOptions
{
    public static DefinitionOptions Standard { get; } = new();

    public static DefinitionOptions Express { get; } = new() { IsExpress = true };

    /// <summary>An Express state machine: no activities, no <c>.sync</c>, no <c>.waitForTaskToken</c>.</summary>
    public bool IsExpress { get; init; }

    /// <summary>False where states may lead to states that are not there, as in a state that is tested alone.</summary>
    public bool ChecksTransitions { get; init; } = true;
}
