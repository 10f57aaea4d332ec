using System.Text.Json;
using Portal.Languages.Data;

namespace Portal.Languages.Jsonata.Values;

/// <summary>The <c>?</c> among the arguments of a partial application.</summary>
internal sealed class Placeholder : DataValue
{
    public static readonly Placeholder Instance = new();

    private Placeholder()
    {
    }

    public override DataKind Kind => DataKind.Null;
    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteNullValue();
    public override bool Equals(DataValue? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => 0;
}
