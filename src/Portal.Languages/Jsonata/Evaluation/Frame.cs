using Portal.Languages.Data;

namespace Portal.Languages.Jsonata.Evaluation;

/// <summary>The variables of one scope: a block, a call, a tuple. Small, so a walk from the newest back is quicker than a dictionary.</summary>
internal sealed class Frame
{
    private readonly Frame? parent;
    private readonly Scope? scope;
    private readonly PathTuple? tuple;
    private string[] names;
    private DataValue?[] values;
    private int count;
    private bool ownsNames;

    /// <summary>The outermost frame.</summary>
    public Frame(Scope scope)
        : this(null, [], []) => this.scope = scope;

    /// <summary>An empty scope.</summary>
    public Frame(Frame parent)
        : this(parent, [], [])
    {
    }

    /// <summary>The scope of a tuple's bindings.</summary>
    public Frame(Frame parent, PathTuple tuple)
        : this(parent, [], []) => this.tuple = tuple;

    /// <summary>The scope of a call.</summary>
    public Frame(Frame? parent, string[] names, DataValue?[] values) =>
        (this.parent, this.names, this.values, count) = (parent, names, values, names.Length);

    /// <summary>The value of a variable; C# null where it is undefined.</summary>
    public DataValue? Lookup(string name)
    {
        for (var frame = this; ; frame = frame.parent)
        {
            var at = frame.Find(name);
            if (at >= 0) return frame.values[at];
            if (frame.tuple is not null && frame.tuple.TryGet(name, out var bound)) return bound;
            if (frame.parent is null) return frame.scope?.Lookup(name);
        }
    }

    public void Bind(string name, DataValue? value)
    {
        var at = Find(name);
        if (at >= 0)
        {
            values[at] = value;
            return;
        }

        if (count == names.Length || !ownsNames)
        {
            Array.Resize(ref names, Math.Max(4, count * 2));
            Array.Resize(ref values, names.Length);
            ownsNames = true;
        }

        (names[count], values[count]) = (name, value);
        count++;
    }

    private int Find(string name)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            if (string.Equals(names[i], name, StringComparison.Ordinal)) return i;
        }

        return -1;
    }
}
