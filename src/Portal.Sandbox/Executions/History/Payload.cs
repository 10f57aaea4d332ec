using System.Text;
using Portal.Languages.Data;

namespace Portal.Sandbox.Executions.History;

/// <summary>
/// A JSON document on its way through an execution: the value and its text, each made from the other at most once. The output
/// of a state and the input of the next are the same object.
/// </summary>
/// <remarks>
/// The input of an execution keeps the text its caller wrote, spaces included; everything computed is compact, as AWS records it.
/// </remarks>
public sealed class Payload
{
    public static readonly Payload EmptyObject = new(DataObject.Empty);

    private DataValue? value;
    private byte[]? utf8;

    public Payload(DataValue value) => this.value = value;

    private Payload(byte[] utf8, DataValue? value) => (this.utf8, this.value, IsRaw) = (utf8, value, true);

    /// <summary>A text that is known to be JSON.</summary>
    public static Payload FromText(string json) => new(Encoding.UTF8.GetBytes(json), null);

    /// <summary>A text and the value it was parsed to.</summary>
    public static Payload FromText(string json, DataValue value) => new(Encoding.UTF8.GetBytes(json), value);

    /// <summary>True where the text came first: it may hold spaces.</summary>
    public bool IsRaw { get; }

    public DataValue Value => value ??= DataValue.Parse(utf8);

    public ReadOnlySpan<byte> Utf8 => utf8 ??= value!.ToUtf8();

    /// <summary>Bytes of UTF-8.</summary>
    public int Length => Utf8.Length;

    public string Text => Encoding.UTF8.GetString(Utf8);

    public override string ToString() => Text;
}
