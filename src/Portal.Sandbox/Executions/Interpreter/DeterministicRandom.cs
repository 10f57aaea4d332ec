namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>
/// Random numbers that follow from where an execution stands. An evaluation that a crash interrupted gives the same values
/// when it is repeated, so that what is decided from a history never depends on when it is decided.
/// </summary>
internal sealed class DeterministicRandom : Random
{
    private ulong state;

    public void Seed(ulong a, long b, int c) => state = Mix(a ^ Mix((ulong)b ^ Mix((ulong)(uint)c + 0x632BE59BD9B4E019)));

    public override int Next() => (int)(NextUInt64() >> 33);

    public override int Next(int maxValue) => (int)(NextDouble() * maxValue);

    public override int Next(int minValue, int maxValue) => (int)(minValue + (long)(NextDouble() * ((long)maxValue - minValue)));

    public override long NextInt64() => (long)(NextUInt64() >> 1);

    public override long NextInt64(long maxValue) => (long)(NextDouble() * maxValue);

    public override long NextInt64(long minValue, long maxValue) => minValue + (long)(NextDouble() * ((double)maxValue - minValue));

    public override double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    protected override double Sample() => NextDouble();

    public override void NextBytes(byte[] buffer) => NextBytes(buffer.AsSpan());

    public override void NextBytes(Span<byte> buffer)
    {
        ulong bits = 0;
        for (var i = 0; i < buffer.Length; i++)
        {
            if (i % 8 == 0) bits = NextUInt64();
            buffer[i] = (byte)bits;
            bits >>= 8;
        }
    }

    /// <summary>SplitMix64.</summary>
    private ulong NextUInt64() => Mix(state += 0x9E3779B97F4A7C15);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
