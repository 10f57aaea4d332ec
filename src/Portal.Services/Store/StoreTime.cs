namespace Portal.Services.Store;

/// <summary>Times are stored as microseconds since 1970: whole numbers sort alike everywhere.</summary>
internal static class StoreTime
{
    public static long ToStore(this DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
    public static DateTimeOffset FromStore(this long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
