using Portal.Languages.Data;

namespace Portal.Sandbox.Identity;

/// <summary>Points in time as the JSON protocols write them: seconds since 1970, with milliseconds as a fraction.</summary>
public static class Timestamps
{
    private const double LargestSeconds = 253_402_300_799;

    public static DataNumber ToData(DateTimeOffset time) => new(time.ToUnixTimeMilliseconds() / 1000.0);

    /// <summary>Null where the value is no number of seconds that a calendar has.</summary>
    public static DateTimeOffset? FromData(DataValue? value) => value is DataNumber number && Math.Abs(number.Double) <= LargestSeconds
        ? DateTimeOffset.UnixEpoch.AddTicks((long)(number.Double * TimeSpan.TicksPerSecond / 10_000) * 10_000)
        : null;
}
