using System.Globalization;
using System.Text;
using Portal.Languages.Data;
using Portal.Languages.EventPatterns.Indexing;
using Portal.Languages.EventPatterns.Matching;
using Portal.Languages.EventPatterns.Parsing;

namespace Portal.Languages.EventPatterns.Operators;

/// <summary>
/// <c>{"cidr": "10.0.0.0/24"}</c>, also with IPv6 addresses. A whole address is refused: <c>/32</c> and <c>/128</c> are
/// written as plain strings.
/// </summary>
internal sealed class CidrOperator : PatternOperator
{
    private const string Advice = "Give an address and a number of bits below 32 (IPv4) or 128 (IPv6): {\"cidr\": \"10.0.0.0/24\"}. One address is a plain string.";

    public override string Name => "cidr";

    public override Condition? Read(PatternNode argument, string path, PatternProblems problems)
    {
        if (!argument.IsString)
        {
            // The engine's words for this operator, too.
            problems.Add("prefix match pattern must be a string", argument.At, path, Advice);
            return null;
        }

        if (!argument.Complete) return null;
        var complaint = Parse(argument.Text, out var network, out var bits);
        if (complaint is null) return new CidrCondition(Write(argument.Text), network, bits);
        problems.AddWithoutPlace(complaint, argument.End, path, Advice);
        return null;
    }

    private static string? Parse(string text, out IpAddress network, out int bits)
    {
        network = default;
        bits = 0;
        var parts = text.TrimEnd('/').Split('/');
        if (parts.Length != 2) return "Malformed CIDR, one '/' required";
        if (!int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out bits)) return "Malformed CIDR, mask bits must be an integer";
        if (bits < 0) return "Malformed CIDR, mask bits must not be negative";
        var address = Encoding.UTF8.GetBytes(parts[0]);
        if (!IpAddress.TryParse(address, out network))
        {
            return (IpAddress.LooksLikeOne(address) ? "Invalid IP address: " : "Nonstandard IP address: ") + parts[0];
        }

        if (!network.IsV6 && bits > 31) return "IPv4 mask bits must be < 32";
        return network.IsV6 && bits > 127 ? "IPv6 mask bits must be < 128" : null;
    }
}

/// <summary>
/// The value is a string with an IP address of this network. As in EventBridge's engine, which compares hexadecimal digits
/// from the left and stops when they decide: the first 32 bits of an IPv6 address are looked up in an IPv4 network, and an
/// IPv4 address in an IPv6 network wider than 32 bits, edges left out. Recorded from AWS.
/// </summary>
internal sealed class CidrCondition(DataValue json, IpAddress network, int bits) : Condition("cidr", json)
{
    /// <summary>The first and last address, left-aligned in 128 bits.</summary>
    public UInt128 Low { get; } = network.Aligned & Mask(bits);

    public UInt128 High { get; } = network.Aligned | ~Mask(bits);

    /// <summary>Whether the pattern names an address inside the network rather than its first one.</summary>
    public bool HasHostBits { get; } = network.Aligned != (network.Aligned & Mask(bits));

    public override string Wanted => $"is an address of {((DataObject)Json)["cidr"]!.ToJson()}";

    internal override bool Matches(in EventValue value) =>
        value.IsString && IpAddress.TryParse(value.Text, out var found) && Contains(found);

    internal override double Share(int kin) => 1.5 / (kin + 2);
    internal override void AddTo(FieldIndexBuilder index) => index.Addresses(Low, High);

    internal override DataValue Example(DataValue? present) => ((DataObject)Json).GetString("cidr")!.Split('/')[0];

    private bool Contains(IpAddress address)
    {
        var found = address.Aligned;
        if (address.IsV6 || !network.IsV6) return found >= Low && found <= High;
        return found >> IpAddress.HostBitsOfV4 > Low >> IpAddress.HostBitsOfV4 && found >> IpAddress.HostBitsOfV4 < High >> IpAddress.HostBitsOfV4;
    }

    /// <summary>A shift by all 128 bits leaves nothing here; the runtime's leaves everything.</summary>
    private static UInt128 Mask(int bits) => bits == 0 ? 0 : UInt128.MaxValue << (128 - bits);
}
