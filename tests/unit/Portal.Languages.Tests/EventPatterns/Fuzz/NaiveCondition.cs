using System.Text.Json;
using System.Text.RegularExpressions;

namespace Portal.Languages.Tests.EventPatterns.Fuzz;

/// <summary>One member of a pattern's array, tested on a value as it is written (<see cref="NaiveValue"/>).</summary>
internal static class NaiveCondition
{
    public static bool IsAbsence(JsonElement condition) =>
        condition.ValueKind == JsonValueKind.Object && condition.EnumerateObject().First() is { Name: "exists", Value.ValueKind: JsonValueKind.False };

    public static bool Holds(JsonElement condition, string value)
    {
        if (condition.ValueKind != JsonValueKind.Object) return Equal(condition, value);
        var (name, argument) = (condition.EnumerateObject().First().Name, condition.EnumerateObject().First().Value);
        return name switch
        {
            "exists" => argument.GetBoolean(),
            "anything-but" => !Excluded(argument, value),
            "numeric" => Numeric([.. argument.EnumerateArray()], value),
            "cidr" => InNetwork(argument.GetString()!, value),
            _ => Text(name, argument, value),
        };
    }

    private static bool Equal(JsonElement wanted, string value)
    {
        var text = NaiveValue.Of(wanted);
        if (NaiveValue.Address(text) is { } address) return NaiveValue.Address(value)?.StartsWith(address, StringComparison.Ordinal) ?? false;
        return text == value || (NaiveValue.Number(text) is { } number && NaiveValue.Number(value) == number);
    }

    private static bool Text(string name, JsonElement argument, string value)
    {
        var ignoreCase = argument.ValueKind == JsonValueKind.Object;
        var text = ignoreCase ? argument.GetProperty("equals-ignore-case").GetString()! : argument.GetString()!;
        return name switch
        {
            "prefix" when ignoreCase => NaiveValue.Cases('"' + text).Any(c => value.StartsWith(c, StringComparison.Ordinal)),
            "prefix" => value.StartsWith('"' + text, StringComparison.Ordinal),
            "suffix" when ignoreCase => NaiveValue.Cases(text + '"').Any(c => value.EndsWith(c, StringComparison.Ordinal)),
            "suffix" => value.EndsWith(text + '"', StringComparison.Ordinal),
            "equals-ignore-case" => NaiveValue.Cases('"' + text + '"').Contains(value),
            "wildcard" => Wildcard(text, value),
            _ => throw new ArgumentException(name),
        };
    }

    private static bool Wildcard(string text, string value)
    {
        var expression = Regex.Replace(text, @"\\.|\*|[^\\*]+", m => m.Value switch
        {
            "*" => "(?s:.*)",
            _ => Regex.Escape(m.Value[0] == '\\' ? m.Value[1..] : m.Value),
        });
        return Regex.IsMatch(value, "\\A\"" + expression + "\"\\z", RegexOptions.CultureInvariant);
    }

    private static bool Excluded(JsonElement argument, string value)
    {
        if (argument.ValueKind == JsonValueKind.Array) return argument.EnumerateArray().Any(a => Excluded(a, value));
        if (argument.ValueKind == JsonValueKind.Object)
        {
            var (name, inner) = (argument.EnumerateObject().First().Name, argument.EnumerateObject().First().Value);
            return inner.ValueKind == JsonValueKind.Array
                ? inner.EnumerateArray().Any(i => Text(name, i, value))
                : Text(name, inner, value);
        }

        var text = NaiveValue.Of(argument);
        return argument.ValueKind == JsonValueKind.String ? text == value : NaiveValue.Number(value) is { } number && number == NaiveValue.Number(text);
    }

    private static bool Numeric(JsonElement[] terms, string value)
    {
        if (NaiveValue.Number(value) is not { } number) return false;
        return terms.Chunk(2).All(t => (t[0].GetString(), NaiveValue.Number(t[1].GetRawText())!.Value) switch
        {
            ("=", var n) => number == n,
            ("<", var n) => number < n,
            ("<=", var n) => number <= n,
            (">", var n) => number > n,
            (_, var n) => number >= n,
        });
    }

    /// <summary>Digit by digit, as the engine does: whatever decides first decides.</summary>
    private static bool InNetwork(string network, string value)
    {
        if (NaiveValue.Address(value) is not { } digits) return false;
        var parts = network.Split('/');
        var address = NaiveValue.Address('"' + parts[0] + '"')!;
        var bits = string.Concat(address.Select(c => Convert.ToString(Convert.ToInt32(c.ToString(), 16), 2).PadLeft(4, '0')));
        var shared = bits[..int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)];
        var (low, high) = (Hex(shared.PadRight(bits.Length, '0')), Hex(shared.PadRight(bits.Length, '1')));
        return Decides(digits, low, (d, l) => d > l) && Decides(digits, high, (d, h) => d < h);
    }

    private static bool Decides(string digits, string bound, Func<char, char, bool> inside)
    {
        for (var i = 0; i < bound.Length; i++)
        {
            if (i == digits.Length) return false;
            if (digits[i] != bound[i]) return inside(digits[i], bound[i]);
        }

        return true;
    }

    private static string Hex(string bits) => string.Concat(bits.Chunk(4).Select(c => Convert.ToInt32(new string(c), 2).ToString("X", System.Globalization.CultureInfo.InvariantCulture)));
}
