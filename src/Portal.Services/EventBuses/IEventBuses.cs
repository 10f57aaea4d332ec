using Portal.Services.Aws;

namespace Portal.Services.EventBuses;

/// <summary>Event buses of a connection.</summary>
public interface IEventBuses
{
    Task<AwsResult<IReadOnlyList<EventBusSummary>>> ListAsync(string connection, CancellationToken cancellationToken);
    Task<AwsResult<EventBusDetail>> GetAsync(string connection, string name, CancellationToken cancellationToken);

    /// <returns>The new bus's ARN.</returns>
    Task<AwsResult<string>> CreateAsync(string connection, string name, string? description, CancellationToken cancellationToken);

    /// <summary>Deletes a bus that has no rules any more; AWS refuses it otherwise, and always for <c>default</c>.</summary>
    Task<AwsResult<Done>> DeleteAsync(string connection, string name, CancellationToken cancellationToken);
}
