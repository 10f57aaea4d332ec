using Portal.Services.Aws;

namespace Portal.Services.StateMachines.Checks;

/// <summary>Looks whether a definition fits the account that it runs in: its role, the buses it sends to, and who listens there.</summary>
public interface IDefinitionChecks
{
    /// <summary>
    /// What will go wrong with the events that the definition sends. Empty where all is well, and where the definition is not
    /// valid. What may not be read (a role without the right to read roles) is left out.
    /// </summary>
    /// <param name="roleArn">The state machine's role; null where it is not known.</param>
    Task<AwsResult<IReadOnlyList<AccountFinding>>> CheckAsync(string connection, string stateMachineArn, string definition, string? roleArn, CancellationToken cancellationToken);
}

/// <summary>Something in the account that the definition does not fit.</summary>
/// <param name="Rule">The rule's name, in lower case with hyphens.</param>
/// <param name="State">The state's name.</param>
/// <param name="Location">Where in the definition.</param>
/// <param name="Message">What will happen, and what would be better.</param>
public sealed record AccountFinding(string Rule, string State, string Location, string Message)
{
    /// <summary>The least policy that mends it, JSON to paste; null where none does.</summary>
    public string? Policy { get; init; }
}
