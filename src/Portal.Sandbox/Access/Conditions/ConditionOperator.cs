using System.Collections.Frozen;
using System.Globalization;
using System.Net;

namespace Portal.Sandbox.Access.Conditions;

/// <summary>How a condition's value is compared with the request's.</summary>
/// <param name="Name">As policies write it, without IfExists and set prefixes.</param>
/// <param name="Matches">The value of the policy, then that of the request.</param>
/// <param name="Negated">StringNotEquals and its like: none of the values may match, and a missing key is fine.</param>
internal sealed record ConditionOperator(string Name, Func<string, string, bool> Matches, bool Negated = false)
{
    public static readonly FrozenDictionary<string, ConditionOperator> All = List().ToFrozenDictionary(o => o.Name, StringComparer.Ordinal);

    /// <summary>The operator Null asks whether the key is there, not what it holds.</summary>
    public bool AsksForPresence => Name == "Null";

    private static IEnumerable<ConditionOperator> List()
    {
        foreach (var (name, test) in Positive()) yield return new(name, test);
        yield return new("StringNotEquals", Equal, Negated: true);
        yield return new("StringNotEqualsIgnoreCase", EqualIgnoreCase, Negated: true);
        yield return new("StringNotLike", Like, Negated: true);
        yield return new("ArnNotEquals", ArnLike, Negated: true);
        yield return new("ArnNotLike", ArnLike, Negated: true);
        yield return new("NumericNotEquals", Number((a, b) => b == a), Negated: true);
        yield return new("DateNotEquals", Date((a, b) => b == a), Negated: true);
        yield return new("NotIpAddress", InNetwork, Negated: true);
    }

    private static IEnumerable<(string Name, Func<string, string, bool> Test)> Positive()
    {
        yield return ("StringEquals", Equal);
        yield return ("StringEqualsIgnoreCase", EqualIgnoreCase);
        yield return ("StringLike", Like);
        // ArnEquals and ArnLike behave alike: both take wildcards.
        yield return ("ArnEquals", ArnLike);
        yield return ("ArnLike", ArnLike);
        yield return ("Bool", EqualIgnoreCase);
        yield return ("Null", (_, _) => false);
        yield return ("BinaryEquals", Equal);
        yield return ("NumericEquals", Number((a, b) => b == a));
        yield return ("NumericLessThan", Number((a, b) => b < a));
        yield return ("NumericLessThanEquals", Number((a, b) => b <= a));
        yield return ("NumericGreaterThan", Number((a, b) => b > a));
        yield return ("NumericGreaterThanEquals", Number((a, b) => b >= a));
        yield return ("DateEquals", Date((a, b) => b == a));
        yield return ("DateLessThan", Date((a, b) => b < a));
        yield return ("DateLessThanEquals", Date((a, b) => b <= a));
        yield return ("DateGreaterThan", Date((a, b) => b > a));
        yield return ("DateGreaterThanEquals", Date((a, b) => b >= a));
        yield return ("IpAddress", InNetwork);
    }

    private static bool Equal(string wanted, string value) => string.Equals(wanted, value, StringComparison.Ordinal);

    private static bool EqualIgnoreCase(string wanted, string value) => string.Equals(wanted, value, StringComparison.OrdinalIgnoreCase);

    private static bool Like(string wanted, string value) => WildcardText.Matches(wanted, value);

    /// <summary>Each of the six parts on its own: a star does not cross a colon, but for the last part.</summary>
    private static bool ArnLike(string wanted, string value)
    {
        var (w, v) = (wanted.Split(':', 6), value.Split(':', 6));
        return w.Length == 6 && v.Length == 6 && w.Zip(v).All(pair => WildcardText.Matches(pair.First, pair.Second));
    }

    private static Func<string, string, bool> Number(Func<decimal, decimal, bool> compare) => (wanted, value) =>
        decimal.TryParse(wanted, NumberStyles.Float, CultureInfo.InvariantCulture, out var w)
        && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var v) && compare(w, v);

    private static Func<string, string, bool> Date(Func<DateTimeOffset, DateTimeOffset, bool> compare) => (wanted, value) =>
        DateTimeOffset.TryParse(wanted, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var w)
        && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var v) && compare(w, v);

    private static bool InNetwork(string wanted, string value) =>
        IPAddress.TryParse(value, out var address)
        && (IPNetwork.TryParse(wanted, out var network) ? network.Contains(address) : IPAddress.TryParse(wanted, out var single) && single.Equals(address));
}
