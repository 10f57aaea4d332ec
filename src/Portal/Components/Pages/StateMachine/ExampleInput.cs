using System.Buffers;
using Portal.Languages.Data;

namespace Portal.Components.Pages.StateMachine;

/// <summary>An input to begin with: the fields that a definition reads from its input, with values of the kind they are compared with.</summary>
/// <remarks>A guess from <c>$.</c> paths in Choice rules and payloads; states that write a field before it is read are not told apart.</remarks>
public static class ExampleInput
{
    private static readonly SearchValues<char> NotPlain = SearchValues.Create("[]()*@?'\" ,");

    public static string Of(string definition)
    {
        if (DataValue.TryParse(definition) is not DataObject machine) return "{}";
        var root = new Node();
        Walk(machine, root);
        return (root.IsEmpty ? DataObject.Empty : root.ToValue()).ToIndentedJson();
    }

    private static void Walk(DataValue value, Node root)
    {
        if (value is DataArray array)
        {
            foreach (var item in array) Walk(item, root);
        }
        else if (value is DataObject fields)
        {
            if (fields.GetString("Variable") is { } variable) root.Add(variable, KindOf(fields));
            foreach (var (name, field) in fields)
            {
                if (field is DataString text && name.EndsWith(".$", StringComparison.Ordinal)) root.Add(text.Value, new DataString("text"));
                else if (field is DataString path && name is "ItemsPath") root.Add(path.Value, new DataArray([DataObject.Empty]));
                else Walk(field, root);
            }
        }
    }

    /// <summary>A value such as the rule compares with.</summary>
    private static DataValue KindOf(DataObject rule)
    {
        foreach (var (name, value) in rule)
        {
            if (name.StartsWith("Numeric", StringComparison.Ordinal) || name.StartsWith("String", StringComparison.Ordinal)
                || name.StartsWith("Boolean", StringComparison.Ordinal) || name.StartsWith("Timestamp", StringComparison.Ordinal))
                return name.EndsWith("Path", StringComparison.Ordinal) ? new DataString("text") : value;
        }

        return new DataString("text");
    }

    private sealed class Node
    {
        private readonly Dictionary<string, Node> fields = new(StringComparer.Ordinal);
        private DataValue? value;

        public bool IsEmpty => fields.Count == 0;

        /// <summary>Takes plain paths only: <c>$.a.b</c>.</summary>
        public void Add(string path, DataValue sample)
        {
            if (!path.StartsWith("$.", StringComparison.Ordinal) || path.AsSpan(2).ContainsAny(NotPlain)) return;
            var node = this;
            foreach (var name in path[2..].Split('.'))
            {
                if (name.Length == 0) return;
                if (!node.fields.TryGetValue(name, out var next)) node.fields[name] = next = new Node();
                node = next;
            }

            node.value ??= sample;
        }

        public DataValue ToValue()
        {
            if (IsEmpty) return value ?? new DataString("text");
            var builder = new DataObjectBuilder();
            foreach (var (name, node) in fields) builder.Set(name, node.ToValue());
            return builder.Build();
        }
    }
}
