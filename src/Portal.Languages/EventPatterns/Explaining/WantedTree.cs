using Portal.Languages.Data;

namespace Portal.Languages.EventPatterns.Explaining;

/// <summary>The fields of a combination as a tree of names, to walk beside an event.</summary>
internal sealed class WantedTree
{
    private readonly SortedDictionary<string, WantedTree> children = new(StringComparer.Ordinal);

    public PatternField? Field { get; private set; }

    public IReadOnlyCollection<KeyValuePair<string, WantedTree>> Children => children;

    public static WantedTree Of(PatternCombination combination)
    {
        var root = new WantedTree();
        foreach (var field in combination.Fields)
        {
            var node = root;
            foreach (var name in field.Name.Split('.'))
            {
                if (!node.children.TryGetValue(name, out var child)) node.children[name] = child = new WantedTree();
                node = child;
            }

            node.Field = field;
        }

        return root;
    }

    /// <summary>Makes the least that satisfies all fields from here on; null where that is nothing at all.</summary>
    /// <returns>False where no value satisfies one of them.</returns>
    public bool TryBuild(out DataValue? built)
    {
        var inner = new DataObjectBuilder();
        built = null;
        foreach (var (name, child) in children)
        {
            if (!child.TryBuild(out var value)) return false;
            if (value is not null) inner.Set(name, value);
        }

        if (inner.Count > 0) built = inner.Build();
        if (Field is null || Field.MayBeAbsent) return true;
        var own = Example(Field, null);

        // A name that is a field and has fields inside (by a dot in a name) takes an array of both.
        built = own is null || built is null ? own : new DataArray([own, built]);
        return own is not null;
    }

    /// <summary>A value that satisfies a field; null where none does.</summary>
    public static DataValue? Example(PatternField field, DataValue? present) =>
        field.Tests.Select(t => t.Example(present)).FirstOrDefault(e => e is not null);
}
