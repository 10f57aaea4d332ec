using System.Collections;
using System.Text.Json;

namespace Portal.Languages.Data;

/// <summary>A JSON array. Use a collection expression or the constructor; the list given must not be changed afterwards.</summary>
public sealed class DataArray(IReadOnlyList<DataValue> items) : DataValue, IReadOnlyList<DataValue>
{
    public static readonly DataArray Empty = new([]);

    private readonly IReadOnlyList<DataValue> items = items;

    public override DataKind Kind => DataKind.Array;
    public int Count => items.Count;
    public DataValue this[int index] => items[index];

    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        for (var i = 0; i < items.Count; i++) items[i].WriteTo(writer);
        writer.WriteEndArray();
    }

    public override bool Equals(DataValue? other) => other is DataArray a && a.Count == Count && items.SequenceEqual(a.items);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in items) hash.Add(item);
        return hash.ToHashCode();
    }

    public IEnumerator<DataValue> GetEnumerator() => items.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
