using System.Text;
using Portal.Languages.Data;
using Portal.Languages.EventPatterns.Indexing;
using Portal.Languages.EventPatterns.Matching;
using Portal.Languages.EventPatterns.Parsing;

namespace Portal.Languages.EventPatterns.Operators;

/// <summary>A plain string, number or word. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html</summary>
internal static class ExactOperator
{
    /// <param name="node">A node that is no container and reads to its end.</param>
    public static Condition Read(PatternNode node) => node.Kind switch
    {
        PatternNodeKind.String => FromString(node.Text, node.Text),
        PatternNodeKind.Number => new NumberCondition("equals", DataValue.Parse(node.Text), node.Text),
        PatternNodeKind.True => new WordCondition(DataValue.True, EventValueKind.True),
        PatternNodeKind.False => new WordCondition(DataValue.False, EventValueKind.False),
        _ => new WordCondition(DataValue.Null, EventValueKind.Null),
    };

    /// <summary>A string that is an IP address stands for that address in any notation, as in EventBridge.</summary>
    private static Condition FromString(string value, DataValue json) =>
        IpAddress.TryParse(Encoding.UTF8.GetBytes(value), out var address)
            ? new AddressCondition(json, address)
            : new StringCondition("equals", json, value);
}

/// <summary><c>{"exactly": "text"}</c>: an old spelling of the plain string that EventBridge's engine still reads.</summary>
internal sealed class ExactlyOperator : PatternOperator
{
    public override string Name => "exactly";

    public override Condition? Read(PatternNode argument, string path, PatternProblems problems)
    {
        if (!argument.IsString)
        {
            problems.Add("exact match pattern must be a string", argument.At, path, "Give a string, or leave the operator out: [\"value\"].");
            return null;
        }

        return argument.Complete ? new StringCondition(Name, Write(argument.Text), argument.Text) : null;
    }
}

/// <summary>The value is this string.</summary>
internal sealed class StringCondition(string name, DataValue json, string value) : Condition(name, json)
{
    public byte[] Bytes { get; } = Utf8Text.Encode(value);

    public override string Wanted => "is " + new DataString(value).ToJson();
    internal override bool Matches(in EventValue candidate) => candidate.IsString && candidate.Text.SequenceEqual(Bytes);
    internal override double Share(int kin) => 1.0 / (kin + 2);
    internal override void AddTo(FieldIndexBuilder index) => index.Text(Bytes);
    internal override DataValue Example(DataValue? present) => value;
}

/// <summary>The value is this number in any notation; a number that EventBridge cannot compare must be written alike.</summary>
internal sealed class NumberCondition : Condition
{
    private readonly string text;

    public NumberCondition(string name, DataValue json, string text)
        : base(name, json)
    {
        (this.text, Bytes) = (text, Encoding.ASCII.GetBytes(text));
        if (ComparableNumber.TryParse(Bytes, out var millionths)) Millionths = millionths;
    }

    /// <summary>The number times a million; null where EventBridge compares its letters.</summary>
    public long? Millionths { get; }

    public byte[] Bytes { get; }

    public override string Wanted => "is the number " + text;

    internal override bool Matches(in EventValue value)
    {
        if (!value.IsNumber) return false;
        return Millionths is { } wanted
            ? ComparableNumber.TryParse(value.Text, out var found) && found == wanted
            : value.Text.SequenceEqual(Bytes);
    }

    internal override double Share(int kin) => 1.0 / (kin + 2);

    internal override void AddTo(FieldIndexBuilder index)
    {
        if (Millionths is { } number) index.Number(number);
        else index.NumberText(Bytes);
    }

    internal override DataValue Example(DataValue? present) => DataValue.Parse(text);
}

/// <summary>The value is true, false or null.</summary>
internal sealed class WordCondition(DataValue json, EventValueKind kind) : Condition("equals", json)
{
    public EventValueKind Kind { get; } = kind;

    public override string Wanted => "is " + Json.ToJson();
    internal override bool Matches(in EventValue value) => value.Kind == Kind;
    internal override double Share(int kin) => 1.0 / (kin + 1);
    internal override void AddTo(FieldIndexBuilder index) => index.Word(Kind);
    internal override DataValue Example(DataValue? present) => Json;
}

/// <summary>
/// The value is a string with this IP address. The engine's digits decide, as with <see cref="CidrCondition"/>: an IPv4
/// address is also found at the start of an IPv6 one.
/// </summary>
internal sealed class AddressCondition(DataValue json, IpAddress address) : Condition("equals", json)
{
    public IpAddress Address { get; } = address;

    public override string Wanted => "is the address " + Json.ToJson();
    internal override bool Matches(in EventValue value) =>
        value.IsString && IpAddress.TryParse(value.Text, out var found) && (found == Address || IsStartOf(found));
    internal override double Share(int kin) => 1.0 / (kin + 2);
    internal override void AddTo(FieldIndexBuilder index) =>
        index.Addresses(Address.Aligned, Address.IsV6 ? Address.Bits : Address.Aligned | (UInt128.MaxValue >> 32));
    internal override DataValue Example(DataValue? present) => Json;

    private bool IsStartOf(IpAddress found) => found.IsV6 && !Address.IsV6 && found.Bits >> IpAddress.HostBitsOfV4 == Address.Bits;
}
