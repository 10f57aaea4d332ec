using Portal.Languages.Data;

namespace Portal.Languages.Jsonata.Evaluation;

/// <summary>
/// One item of a path together with what <c>@</c>, <c>#</c> and <c>%</c> bound on the way to it:
/// https://docs.jsonata.org/path-operators#-positional-variable-binding. Never changed; a new binding makes a new tuple.
/// </summary>
/// <param name="item">The context value; C# null where there is none.</param>
/// <param name="bindings">The newest binding, which knows the next older one.</param>
internal sealed class PathTuple(DataValue? item, PathTuple.Binding? bindings = null)
{
    private readonly Binding? bindings = bindings;

    public DataValue? Item { get; } = item;

    public PathTuple With(string name, DataValue? value) => new(Item, new Binding(name, value, bindings));

    public PathTuple WithItem(DataValue? item) => new(item, bindings);

    /// <summary>The inner tuple's item, with the bindings of both.</summary>
    public PathTuple Merge(PathTuple inner)
    {
        var merged = WithItem(inner.Item);
        foreach (var (name, value) in inner.Bindings()) merged = merged.With(name, value);
        return merged;
    }

    public bool TryGet(string name, out DataValue? value)
    {
        for (var at = bindings; at is not null; at = at.Older)
        {
            if (at.Name != name) continue;
            value = at.Value;
            return true;
        }

        value = null;
        return false;
    }

    /// <summary>Every name once, with its newest value.</summary>
    public Dictionary<string, DataValue?> Bindings()
    {
        var all = new Dictionary<string, DataValue?>(StringComparer.Ordinal);
        for (var at = bindings; at is not null; at = at.Older) all.TryAdd(at.Name, at.Value);
        return all;
    }

    internal sealed record Binding(string Name, DataValue? Value, Binding? Older);
}
