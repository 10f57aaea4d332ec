using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Values;

/// <summary>JSONata's equality for hash sets.</summary>
internal sealed class ValueComparer(Run run) : IEqualityComparer<DataValue>
{
    public bool Equals(DataValue? x, DataValue? y) => x is null || y is null ? ReferenceEquals(x, y) : Equality.Of(x, y, run);

    /// <summary>Looks at the outermost two levels only: deep values are few, and a walk through all of them may take long.</summary>
    public int GetHashCode(DataValue obj) => obj switch
    {
        DataArray array => Of(array),
        DataObject fields => Of(fields),
        _ => obj.GetHashCode(),
    };

    private static int Of(DataArray array)
    {
        var hash = new HashCode();
        hash.Add(array.Count);
        foreach (var item in array.Items) hash.Add(Shallow(item));
        return hash.ToHashCode();
    }

    private static int Of(DataObject fields)
    {
        var hash = fields.Count;
        foreach (var (name, value) in fields.Fields) hash ^= HashCode.Combine(name, Shallow(value));
        return hash;
    }

    private static int Shallow(DataValue value) => value switch
    {
        DataArray array => array.Count + 1000,
        DataObject fields => fields.Count + 2000,
        _ => value.GetHashCode(),
    };
}
