using System.Numerics;
using System.Runtime.InteropServices;

namespace Portal.Languages.EventPatterns.Matching;

/// <summary>Hashes of short texts for lookup tables in memory. Quick, not secret: tables that others fill are seeded.</summary>
internal static class ByteHash
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    /// <summary>Of a field's name: its length, its first and its last eight bytes tell names apart well enough.</summary>
    public static uint OfName(ReadOnlySpan<byte> name)
    {
        ulong first, last;
        if (name.Length >= sizeof(ulong))
        {
            first = MemoryMarshal.Read<ulong>(name);
            last = MemoryMarshal.Read<ulong>(name[^sizeof(ulong)..]);
        }
        else
        {
            first = ReadShort(name);
            last = 0;
        }

        var hash = (first ^ BitOperations.RotateLeft(last, 29) ^ ((ulong)name.Length << 56)) * Prime;
        return (uint)(hash >> 32);
    }

    /// <summary>Of a whole value.</summary>
    public static uint OfValue(ReadOnlySpan<byte> value, ulong seed)
    {
        var hash = seed ^ ((ulong)value.Length * Prime);
        while (value.Length >= sizeof(ulong))
        {
            hash = BitOperations.RotateLeft((hash ^ MemoryMarshal.Read<ulong>(value)) * Prime, 31);
            value = value[sizeof(ulong)..];
        }

        hash = (hash ^ ReadShort(value)) * Prime;
        return (uint)((hash ^ (hash >> 29)) * Prime >> 32);
    }

    /// <summary>Up to seven bytes as a number.</summary>
    private static ulong ReadShort(ReadOnlySpan<byte> text)
    {
        if (text.Length >= sizeof(uint))
        {
            return MemoryMarshal.Read<uint>(text) | ((ulong)MemoryMarshal.Read<uint>(text[^sizeof(uint)..]) << 32);
        }

        if (text.IsEmpty) return 0;
        return text[0] | ((ulong)text[text.Length >> 1] << 8) | ((ulong)text[^1] << 16);
    }
}
