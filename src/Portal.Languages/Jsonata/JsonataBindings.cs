using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Portal.Languages.Data;

namespace Portal.Languages.Jsonata;

/// <summary>The variables that the caller gives an expression, by name without the <c>$</c>. May be shared once filled.</summary>
/// <example><c>new JsonataBindings { ["states"] = states }</c></example>
public sealed class JsonataBindings : IEnumerable<KeyValuePair<string, DataValue>>
{
    public static readonly JsonataBindings Empty = new();

    private readonly DataObjectBuilder values = [];
    private DataObject? built;

    public int Count => values.Count;

    /// <summary>Sets a variable. A C# null sets nothing: the variable is undefined.</summary>
    public DataValue? this[string name]
    {
        set
        {
            values[name] = value;
            built = null;
        }
    }

    public bool TryGet(string name, [NotNullWhen(true)] out DataValue? value) => (built ??= values.Build()).TryGet(name, out value);

    public IEnumerator<KeyValuePair<string, DataValue>> GetEnumerator() => values.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
