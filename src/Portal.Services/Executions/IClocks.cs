using Portal.Services.Aws;

namespace Portal.Services.Executions;

/// <summary>The clock of a sandbox, where its configuration lets testers move it (docs/clock.md). AWS has none.</summary>
public interface IClocks
{
    /// <param name="connection">Where.</param>
    /// <param name="executionArn">Whose; null for the sandbox's own.</param>
    /// <param name="stateName">Its timer is meant; null for the next of all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null where the clock cannot be moved: on AWS, or where the sandbox does not allow it.</returns>
    Task<ClockReading?> ReadAsync(string connection, string? executionArn, string? stateName, CancellationToken cancellationToken);

    /// <summary>Moves the execution's clock to the moment at which the state's timer is due: the end of its wait, its timeout, its next attempt.</summary>
    /// <param name="stateName">Null for the next timer, in whatever state.</param>
    Task<AwsResult<Done>> SkipAsync(string connection, string executionArn, string? stateName, CancellationToken cancellationToken);

    /// <summary>From now on so many seconds pass in each of the execution's: 1 to 100,000.</summary>
    Task<AwsResult<Done>> RunAtAsync(string connection, string executionArn, double speed, CancellationToken cancellationToken);
}

/// <param name="Now">The clock's time.</param>
/// <param name="Ahead">How far it is ahead of the real time.</param>
/// <param name="Speed">How many of its seconds pass in a real one.</param>
/// <param name="NextTimer">When time alone changes something next; null for never.</param>
public sealed record ClockReading(DateTimeOffset Now, TimeSpan Ahead, double Speed, DateTimeOffset? NextTimer);
