namespace Portal.Sandbox.Logs;

/// <summary>
/// A line's place in its stream, which is the ordinal of its row: the time in milliseconds above, a number below that tells
/// lines of one millisecond apart. So the rows of a stream lie in the order of time, whenever they came.
/// </summary>
internal static class LogPosition
{
    private const int NumberBits = 20;

    /// <summary>How many lines of one stream may have the same millisecond.</summary>
    public const int Numbers = 1 << NumberBits;

    /// <summary>The year 2200 or so: times above do not fit.</summary>
    public const long LastMillisecond = (1L << (62 - NumberBits)) - 1;

    public static long Of(long milliseconds, int number) => (milliseconds << NumberBits) | (uint)(number & (Numbers - 1));

    /// <summary>The first place of a millisecond; times before 1970 and after 2200 give the nearest.</summary>
    public static long Start(long milliseconds) => Of(Math.Clamp(milliseconds, 0, LastMillisecond), 0);

    public static long Milliseconds(long position) => position >> NumberBits;

    public static int Number(long position) => (int)(position & (Numbers - 1));
}
