namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>A clock that stands at one moment of an execution: what <c>$now</c> and <c>$millis</c> read.</summary>
internal sealed class MomentClock : TimeProvider
{
    public DateTimeOffset Moment { get; set; }

    public override DateTimeOffset GetUtcNow() => Moment;
}
