namespace Portal.Languages.StatesLanguage.Evaluation;

/// <summary>Values drawn from a random source, so that a seeded source gives the same ones again.</summary>
internal static class RandomValues
{
    /// <summary>A UUID of version 4.</summary>
    public static Guid NewUuid(this Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
