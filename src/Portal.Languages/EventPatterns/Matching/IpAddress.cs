namespace Portal.Languages.EventPatterns.Matching;

/// <summary>
/// An IPv4 or IPv6 address as EventBridge reads one: Java's notation, so an IPv6 address that only wraps an IPv4 one
/// (<c>::ffff:a00:1</c>) is that IPv4 address, and <c>10.0.0.05</c> is <c>10.0.0.5</c>.
/// </summary>
internal readonly record struct IpAddress(bool IsV6, UInt128 Bits)
{
    /// <summary>How many of 128 bits an IPv4 address leaves free.</summary>
    public const int HostBitsOfV4 = 96;

    private const int MaxV4Length = 15;

    /// <summary>The bits moved to the left end of 128, where EventBridge's engine begins to compare.</summary>
    public UInt128 Aligned => IsV6 ? Bits : Bits << HostBitsOfV4;

    /// <summary>True where the text has the look of an address: what else it is not, EventBridge reports differently.</summary>
    public static bool LooksLikeOne(ReadOnlySpan<byte> text) => LooksLikeV4(text) || LooksLikeV6(text);

    public static bool TryParse(ReadOnlySpan<byte> text, out IpAddress address)
    {
        address = default;
        if (text.IsEmpty || !(text[0] == ':' || IsHex(text[0]))) return false;
        return LooksLikeV4(text) ? TryParseV4(text, out address) : LooksLikeV6(text) && TryParseV6(text, out address);
    }

    private static bool LooksLikeV4(ReadOnlySpan<byte> text)
    {
        int dots = 0, digits = 0;
        foreach (var c in text)
        {
            if (c is >= (byte)'0' and <= (byte)'9')
            {
                digits++;
            }
            else if (c == '.' && digits > 0 && dots < 3)
            {
                dots++;
                digits = 0;
            }
            else
            {
                return false;
            }
        }

        return dots == 3 && digits > 0;
    }

    private static bool LooksLikeV6(ReadOnlySpan<byte> text)
    {
        var colon = false;
        foreach (var c in text)
        {
            if (c == ':') colon = true;
            else if (!IsHex(c)) return false;
        }

        return colon;
    }

    private static bool TryParseV4(ReadOnlySpan<byte> text, out IpAddress address)
    {
        address = default;
        if (text.Length > MaxV4Length) return false;
        uint bits = 0, part = 0;
        foreach (var c in text)
        {
            if (c == '.')
            {
                (bits, part) = ((bits << 8) | part, 0);
                continue;
            }

            part = (part * 10) + c - '0';
            if (part > byte.MaxValue) return false;
        }

        address = new IpAddress(false, (bits << 8) | part);
        return true;
    }

    private static bool TryParseV6(ReadOnlySpan<byte> text, out IpAddress address)
    {
        address = default;
        Span<ushort> groups = stackalloc ushort[8];
        int count = 0, gap = -1, i = 0;
        if (text.Length < 2 || (text[0] == ':' && text[1] != ':')) return false;
        if (text[0] == ':') i = 1;
        uint group = 0;
        var digits = false;
        for (; i < text.Length; i++)
        {
            if (text[i] != ':')
            {
                group = (group << 4) | Hex(text[i]);
                if (group > ushort.MaxValue) return false;
                digits = true;
                continue;
            }

            if (!digits)
            {
                if (gap >= 0) return false;
                gap = count;
                continue;
            }

            if (i == text.Length - 1 || count == groups.Length) return false;
            groups[count++] = (ushort)group;
            (group, digits) = (0, false);
        }

        if (digits)
        {
            if (count == groups.Length) return false;
            groups[count++] = (ushort)group;
        }

        if (gap < 0 ? count != groups.Length : count == groups.Length) return false;
        address = FromGroups(groups, count, gap);
        return true;
    }

    private static IpAddress FromGroups(ReadOnlySpan<ushort> groups, int count, int gap)
    {
        UInt128 bits = 0;
        for (var i = 0; i < groups.Length; i++)
        {
            var behindGap = i - (groups.Length - count);
            ushort group = gap < 0 || i < gap ? groups[i] : behindGap >= gap ? groups[behindGap] : (ushort)0;
            bits = (bits << 16) | group;
        }

        return (bits >> 32) == 0xFFFF ? new IpAddress(false, bits & uint.MaxValue) : new IpAddress(true, bits);
    }

    private static bool IsHex(byte c) => char.IsAsciiHexDigit((char)c);

    private static uint Hex(byte c) => c <= '9' ? (uint)(c - '0') : (uint)((c | 0x20) - 'a' + 10);
}
