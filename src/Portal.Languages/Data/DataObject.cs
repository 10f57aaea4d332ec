using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Portal.Languages.Data;

/// <summary>A JSON object: its fields in the order they were written. Make one with <see cref="DataObjectBuilder"/>.</summary>
public sealed class DataObject : DataValue, IReadOnlyCollection<KeyValuePair<string, DataValue>>
{
    public static readonly DataObject Empty = new([]);

    /// <summary>Up to here a walk over the fields is quicker than a dictionary.</summary>
    private const int SmallCount = 8;

    private KeyValuePair<string, DataValue>[] fields;
    private Dictionary<string, int>? index;

    internal DataObject(KeyValuePair<string, DataValue>[] fields) => this.fields = fields;

    public override DataKind Kind => DataKind.Object;
    public int Count => fields.Length;

    /// <summary>The field's value; C# null where there is no such field.</summary>
    public DataValue? this[string name] => TryGet(name, out var value) ? value : null;

    public IEnumerable<string> Names => fields.Select(f => f.Key);

    public bool Contains(string name) => Find(name) >= 0;

    public bool TryGet(string name, [NotNullWhen(true)] out DataValue? value)
    {
        var at = Find(name);
        value = at < 0 ? null : fields[at].Value;
        return at >= 0;
    }

    /// <summary>The string in a field; null where the field is missing or no string.</summary>
    public string? GetString(string name) => (this[name] as DataString)?.Value;

    /// <summary>The object in a field; null where the field is missing or no object.</summary>
    public DataObject? GetObject(string name) => this[name] as DataObject;

    /// <summary>The array in a field; null where the field is missing or no array.</summary>
    public DataArray? GetArray(string name) => this[name] as DataArray;

    /// <summary>The whole number in a field; null where the field is missing or no whole number.</summary>
    public long? GetInt64(string name) => this[name] is DataNumber n && n.TryGetInt64(out var value) ? value : null;

    /// <summary>The truth value in a field; null where the field is missing or no boolean.</summary>
    public bool? GetBoolean(string name) => (this[name] as DataBoolean)?.Value;

    /// <summary>A copy in which the field has this value, in its old place or at the end. The values are shared.</summary>
    public DataObject With(string name, DataValue value)
    {
        var at = Find(name);
        var copy = new KeyValuePair<string, DataValue>[at < 0 ? fields.Length + 1 : fields.Length];
        fields.CopyTo(copy, 0);
        copy[at < 0 ? fields.Length : at] = new(name, value);
        return new DataObject(copy);
    }

    /// <summary>A copy without the field.</summary>
    public DataObject Without(string name)
    {
        var at = Find(name);
        return at < 0 ? this : new DataObject([.. fields[..at], .. fields[(at + 1)..]]);
    }

    internal ReadOnlySpan<KeyValuePair<string, DataValue>> Fields => fields;

    /// <summary>
    /// Takes another object's fields. For JSONata's transform operator alone, on copies that it made itself and that nobody
    /// else has seen yet.
    /// </summary>
    internal void Become(DataObject other) => (fields, index) = (other.fields, null);

    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in fields)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    public override bool Equals(DataValue? other)
    {
        if (other is not DataObject o || o.Count != Count) return false;
        foreach (var (name, value) in fields)
        {
            if (!o.TryGet(name, out var theirs) || !value.Equals(theirs)) return false;
        }

        return true;
    }

    public override int GetHashCode()
    {
        var hash = fields.Length;
        foreach (var (name, value) in fields) hash ^= HashCode.Combine(name, value);
        return hash;
    }

    public IEnumerator<KeyValuePair<string, DataValue>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, DataValue>>)fields).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Find(string name)
    {
        if (fields.Length <= SmallCount)
        {
            for (var i = 0; i < fields.Length; i++)
            {
                if (string.Equals(fields[i].Key, name, StringComparison.Ordinal)) return i;
            }

            return -1;
        }

        var known = index ??= Index();
        return known.TryGetValue(name, out var at) ? at : -1;
    }

    private Dictionary<string, int> Index()
    {
        var made = new Dictionary<string, int>(fields.Length, StringComparer.Ordinal);
        for (var i = 0; i < fields.Length; i++) made[fields[i].Key] = i;
        return made;
    }
}
