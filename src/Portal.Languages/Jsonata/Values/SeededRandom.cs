namespace Portal.Languages.Jsonata.Values;

/// <summary>The number that a seed stands for: the same seed gives the same number. AWS does not say how it comes to its own.</summary>
internal static class SeededRandom
{
    /// <summary>A number from 0 (inclusive) to 1 (exclusive).</summary>
    public static double First(double seed)
    {
        // SplitMix64 over the seed's bits.
        var bits = unchecked((ulong)BitConverter.DoubleToInt64Bits(seed) + 0x9e3779b97f4a7c15);
        bits = unchecked((bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9);
        bits = unchecked((bits ^ (bits >> 27)) * 0x94d049bb133111eb);
        bits ^= bits >> 31;
        return (bits >> 11) * (1.0 / (1UL << 53));
    }
}
