using System.Collections;

namespace Portal.Languages.Data;

/// <summary>Collects the fields of a <see cref="DataObject"/>; a field that is set twice keeps its place and takes the last value.</summary>
/// <example><c>new DataObjectBuilder { ["Result"] = true }.Build()</c></example>
public sealed class DataObjectBuilder : IEnumerable<KeyValuePair<string, DataValue>>
{
    private const int SmallCount = 16;

    private readonly List<KeyValuePair<string, DataValue>> fields;
    private Dictionary<string, int>? index;

    public DataObjectBuilder(int capacity = 4) => fields = new(capacity);

    public int Count => fields.Count;

    /// <summary>Sets a field. A C# null sets nothing: optional fields are left out.</summary>
    public DataValue? this[string name]
    {
        set
        {
            if (value is not null) Set(name, value);
        }
    }

    public DataObjectBuilder Set(string name, DataValue value)
    {
        var at = Find(name);
        if (at >= 0)
        {
            fields[at] = new(name, value);
            return this;
        }

        fields.Add(new(name, value));
        index?.Add(name, fields.Count - 1);
        return this;
    }

    public DataObject Build() => fields.Count == 0 ? DataObject.Empty : new DataObject([.. fields]);

    public IEnumerator<KeyValuePair<string, DataValue>> GetEnumerator() => fields.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Find(string name)
    {
        if (index is null && fields.Count < SmallCount)
        {
            for (var i = 0; i < fields.Count; i++)
            {
                if (string.Equals(fields[i].Key, name, StringComparison.Ordinal)) return i;
            }

            return -1;
        }

        if (index is null)
        {
            index = new(StringComparer.Ordinal);
            for (var i = 0; i < fields.Count; i++) index.Add(fields[i].Key, i);
        }

        return index.TryGetValue(name, out var at) ? at : -1;
    }
}
