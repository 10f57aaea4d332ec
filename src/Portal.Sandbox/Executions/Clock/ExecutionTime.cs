namespace Portal.Sandbox.Executions.Clock;

/// <summary>The time of one execution: that of the sandbox, moved ahead, and since some moment faster.</summary>
/// <param name="Ahead">How far it was moved ahead of the sandbox's clock.</param>
/// <param name="ExtraSpeed">How many seconds pass in it beside each of the sandbox's: 0 for the usual speed.</param>
/// <param name="Since">The sandbox's time from which on it is faster.</param>
public readonly record struct ExecutionTime(TimeSpan Ahead, double ExtraSpeed, DateTimeOffset Since)
{
    public double Speed => 1 + ExtraSpeed;

    /// <summary>Its own time at a moment of the sandbox's clock.</summary>
    public DateTimeOffset At(DateTimeOffset clock) => ExtraSpeed == 0 ? clock + Ahead : clock + Ahead + (clock - Since) * ExtraSpeed;

    /// <summary>The moment of the sandbox's clock at which its own time is this.</summary>
    public DateTimeOffset ClockAt(DateTimeOffset own) => ExtraSpeed == 0 ? own - Ahead : Since + (own - Ahead - Since) / Speed;

    /// <summary>Moved on to a moment of its own time; a moment that has passed changes nothing.</summary>
    public ExecutionTime MovedTo(DateTimeOffset own, DateTimeOffset clock) => own > At(clock) ? this with { Ahead = Ahead + (own - At(clock)) } : this;

    /// <summary>From now on at another speed.</summary>
    public ExecutionTime WithSpeed(double speed, DateTimeOffset clock) => new(At(clock) - clock, speed - 1, clock);
}
