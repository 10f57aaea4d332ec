using System.Globalization;

namespace Portal.Languages.EventPatterns.Matching;

/// <summary>
/// A number as EventBridge compares it: between -5,000,000,000 and 5,000,000,000 with at most six decimals, in any
/// notation. Everything else is equal only to the same letters.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-numeric-matching
/// </summary>
internal static class ComparableNumber
{
    /// <summary>The greatest number, in millionths.</summary>
    public const long Limit = 5_000_000_000L * 1_000_000;

    private const int Decimals = 6;
    private const int LimitDigits = 16;

    /// <summary>From here on an exponent decides alone; it only must not overflow.</summary>
    private const long HugeExponent = 1_000_000_000_000;

    /// <summary>Why a number cannot be compared, in EventBridge's words.</summary>
    public static string Complain(string text)
    {
        Span<byte> bytes = stackalloc byte[text.Length];
        for (var i = 0; i < text.Length; i++) bytes[i] = (byte)text[i];
        var (digits, count, exponent) = Read(bytes);
        if (exponent < -Decimals) return "Only values upto 6 decimals are supported" + text;
        // Java's long overflows from 19 digits on, before the range is looked at.
        if (count + exponent + Decimals > 19 || (Int128)digits * Power(exponent + Decimals) > long.MaxValue) return "Overflow";
        return "Value must be between -5.0E9 and 5.0E9, inclusive";
    }

    /// <param name="text">A JSON number.</param>
    /// <param name="millionths">The number times a million.</param>
    /// <returns>False where EventBridge cannot compare the number.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out long millionths)
    {
        var (digits, count, exponent) = Read(text);
        millionths = 0;
        if (digits == 0 && count == 0) return true;
        var scale = exponent + Decimals;
        if (scale < 0 || count + scale > LimitDigits) return false;
        millionths = digits * Power(scale);
        if (millionths > Limit) return false;
        if (text[0] == '-') millionths = -millionths;
        return true;
    }

    /// <summary>The number as JSON.</summary>
    public static string Write(long millionths) => (millionths / 1_000_000m).ToString(CultureInfo.InvariantCulture);

    /// <summary>The digits without zeros at either end, how many they are, and the power of ten they are multiplied by.</summary>
    private static (long Digits, int Count, long Exponent) Read(ReadOnlySpan<byte> text)
    {
        long digits = 0, exponent = 0;
        int count = 0, zeros = 0, i = text[0] == '-' ? 1 : 0;
        var fraction = false;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '.')
            {
                fraction = true;
                continue;
            }

            if (c is < (byte)'0' or > (byte)'9') break;
            if (fraction) exponent--;
            if (c == '0')
            {
                if (count > 0) zeros++;
                continue;
            }

            for (; zeros >= 0; zeros--, count++)
            {
                if (count < LimitDigits + 2) digits = (digits * 10) + (zeros == 0 ? c - '0' : 0);
            }

            zeros = 0;
        }

        exponent += zeros;
        return (digits, count, count == 0 ? 0 : exponent + ReadExponent(text[i..]));
    }

    private static long ReadExponent(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2) return 0;
        var i = text[1] is (byte)'+' or (byte)'-' ? 2 : 1;
        long value = 0;
        for (; i < text.Length; i++)
        {
            if (value < HugeExponent) value = (value * 10) + (text[i] - '0');
        }

        return text[1] == '-' ? -value : value;
    }

    private static long Power(long exponent)
    {
        long power = 1;
        for (var i = 0; i < exponent && i < 18; i++) power *= 10;
        return power;
    }
}
