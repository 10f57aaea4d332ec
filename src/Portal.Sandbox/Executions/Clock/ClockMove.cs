namespace Portal.Sandbox.Executions.Clock;

/// <summary>How a tester wants a clock moved. What is null stays as it is.</summary>
/// <param name="By">Forward by so much; never back.</param>
/// <param name="ToNextTimer">Forward to the next moment at which time alone changes something: the end of a wait, of a timeout, of a retry's delay.</param>
/// <param name="StateName">Forward until this state's timer is due, and whatever is due before it.</param>
/// <param name="Speed">From now on so many seconds pass in each; 1 is the usual speed.</param>
public sealed record ClockMove(TimeSpan? By = null, bool ToNextTimer = false, string? StateName = null, double? Speed = null)
{
    public const double FastestSpeed = 100_000;
}

/// <summary>Where a clock stands.</summary>
/// <param name="IsMovable">False where configuration does not allow it (<c>Portal:Sandbox:MovableClock</c>).</param>
/// <param name="Now">Its time.</param>
/// <param name="Ahead">How far it is ahead of the real time.</param>
/// <param name="Speed">How many of its seconds pass in a real one.</param>
/// <param name="NextTimer">The next moment at which time alone changes something; null for none.</param>
public sealed record ClockReading(bool IsMovable, DateTimeOffset Now, TimeSpan Ahead, double Speed, DateTimeOffset? NextTimer);

/// <summary>The clocks that a tester may move: the sandbox's, by which all executions live, and each execution's own.</summary>
public interface IMovableClocks
{
    /// <param name="executionArn">Null for the sandbox's.</param>
    /// <param name="stateName">The next timer is that of this state; null for the next of all.</param>
    /// <exception cref="Identity.AwsFault">ExecutionDoesNotExist.</exception>
    ClockReading Read(string? executionArn, string? stateName = null);

    /// <summary>Moves a clock; durable when it ends.</summary>
    /// <param name="executionArn">Null for the sandbox's.</param>
    /// <param name="move">How.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="Identity.AwsFault">AccessDeniedException: configuration does not allow it; ExecutionDoesNotExist; ValidationException: the execution has ended, or nothing waits.</exception>
    ValueTask<ClockReading> MoveAsync(string? executionArn, ClockMove move, CancellationToken cancellationToken);
}
