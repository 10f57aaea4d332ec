using Portal.Services.Aws;

namespace Portal.Services.Executions.Keys;

/// <summary>
/// The business keys of executions: for each state machine a JSON path may be named (<c>$.customerName</c>), and what it gives of
/// each execution's input is kept by the portal, to be shown and searched. AWS knows nothing of them.
/// </summary>
public interface IBusinessKeys
{
    /// <summary>The path of a state machine; null where none is named.</summary>
    Task<AwsResult<string?>> PathAsync(string connection, string stateMachineArn, CancellationToken cancellationToken);

    /// <summary>Names the path, or takes it away; what was kept with another path is read anew.</summary>
    Task<AwsResult<Done>> SetPathAsync(string connection, string stateMachineArn, string? path, CancellationToken cancellationToken);

    /// <summary>The keys that are known, by execution ARN.</summary>
    Task<AwsResult<IReadOnlyDictionary<string, string>>> OfAsync(string connection, IReadOnlyCollection<string> executionArns, CancellationToken cancellationToken);

    /// <summary>The executions whose key contains a text, whatever its case, newest first; as they are now.</summary>
    /// <param name="limit">One call to AWS for each; at most 100.</param>
    Task<AwsResult<IReadOnlyList<ExecutionSummary>>> FindAsync(string connection, string text, int limit, CancellationToken cancellationToken);
}
