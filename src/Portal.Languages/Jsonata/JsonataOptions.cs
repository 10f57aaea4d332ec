namespace Portal.Languages.Jsonata;

/// <summary>Where an evaluation takes the time and chance from, and how much it may use. Fix the sources and the same input gives the same result.</summary>
public sealed record JsonataOptions
{
    public static JsonataOptions Default { get; } = new();

    /// <summary>The clock of <c>$now</c> and <c>$millis</c>, read once per evaluation.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The clock of <see cref="JsonataLimits.Timeout"/>: real time, also where <see cref="Time"/> stands still or leaps.</summary>
    public TimeProvider Watch { get; init; } = TimeProvider.System;

    /// <summary>The source of <c>$random()</c> and <c>$shuffle</c>: a number from 0 (inclusive) to 1 (exclusive).</summary>
    public Func<double> NextRandom { get; init; } = Random.Shared.NextDouble;

    /// <summary>The source of <c>$uuid()</c>.</summary>
    public Func<Guid> NewUuid { get; init; } = Guid.NewGuid;

    public JsonataLimits Limits { get; init; } = JsonataLimits.Default;
}
