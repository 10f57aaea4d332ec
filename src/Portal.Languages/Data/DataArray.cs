using System.Collections;
using System.Text.Json;

namespace Portal.Languages.Data;

/// <summary>A JSON array. Use a collection expression or the constructor; the list given must not be changed afterwards.</summary>
public sealed class DataArray(IReadOnlyList<DataValue> items) : DataValue, IReadOnlyList<DataValue>
{
    public static readonly DataArray Empty = new([]);

    /// <summary>An array, since a call through the interface for every item is slow.</summary>
    private readonly DataValue[] items = items as DataValue[] ?? [.. items];

    public override DataKind Kind => DataKind.Array;
    public int Count => items.Length;
    public DataValue this[int index] => items[index];

    /// <summary>What JSONata has to remember of an array while it evaluates an expression; nobody else looks at it.</summary>
    internal ArrayMarks Marks { get; init; }

    internal ReadOnlySpan<DataValue> Items => items;

    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var item in items) item.WriteTo(writer);
        writer.WriteEndArray();
    }

    public override bool Equals(DataValue? other) => other is DataArray a && a.Count == Count && items.AsSpan().SequenceEqual(a.items);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in items) hash.Add(item);
        return hash.ToHashCode();
    }

    /// <summary>The same items with other marks.</summary>
    internal DataArray Marked(ArrayMarks marks) => marks == Marks ? this : new DataArray(items) { Marks = marks };

    public IEnumerator<DataValue> GetEnumerator() => ((IEnumerable<DataValue>)items).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
