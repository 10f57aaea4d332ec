using System.Text.Json;
using Portal.Languages.Data;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Evaluation;

/// <summary>The tuples that a path has come to. It passes from an inner path to the outer one as if it were a value, and no further.</summary>
internal sealed class TupleStream(List<PathTuple> tuples) : DataValue
{
    public List<PathTuple> Tuples { get; } = tuples;
    public override DataKind Kind => DataKind.Array;

    public override void WriteTo(Utf8JsonWriter writer) => Items().WriteTo(writer);
    public override bool Equals(DataValue? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => Tuples.Count;

    /// <summary>The items without their bindings.</summary>
    public DataArray Items()
    {
        var items = new List<DataValue>(Tuples.Count);
        foreach (var tuple in Tuples) items.Add(tuple.Item ?? Hole.Instance);
        return Sequences.Of(items);
    }
}
