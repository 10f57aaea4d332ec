using System.Text.Json;
using Portal.Languages.Data;

namespace Portal.Languages.Jsonata.Values;

/// <summary>
/// Undefined as an item of an array: what a predicate selects that holds without any context value, and what a group of a
/// regular expression has captured that took no part. Taken out of the array it is undefined; as JSON it is null.
/// </summary>
internal sealed class Hole : DataValue
{
    public static readonly Hole Instance = new();

    private Hole()
    {
    }

    public override DataKind Kind => DataKind.Null;

    /// <summary>The item as a value.</summary>
    public static DataValue? Open(DataValue? item) => item is Hole ? null : item;

    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteNullValue();
    public override bool Equals(DataValue? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => 0;
}
