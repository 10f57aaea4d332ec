using Portal.Services.Aws;

namespace Portal.Services.EventBuses.Settings;

/// <summary>Changes what is set on an event bus beside its rules.</summary>
public interface IBusSettings
{
    /// <summary>Sets the whole resource policy, or takes it away. Refused where somebody else changed it meanwhile.</summary>
    /// <param name="connection">The connection's id.</param>
    /// <param name="basis">The bus as it was when the edit began.</param>
    /// <param name="policy">JSON; null: no policy.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<AwsResult<Done>> SetPolicyAsync(string connection, EventBusDetail basis, string? policy, CancellationToken cancellationToken);

    /// <summary>What the bus writes into its log; where the log goes is set in CloudWatch Logs.</summary>
    /// <param name="connection">The connection's id.</param>
    /// <param name="basis">The bus as it was when the edit began.</param>
    /// <param name="level">OFF, ERROR, INFO or TRACE.</param>
    /// <param name="wholeEvents">True: with the detail of events.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<AwsResult<Done>> SetLogAsync(string connection, EventBusDetail basis, string level, bool wholeEvents, CancellationToken cancellationToken);

    Task<AwsResult<Done>> SetTagsAsync(string connection, EventBusDetail basis, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken);
}
