using System.Text;
using System.Text.Json;
using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Parsing;

/// <summary>Where in the text of a definition its places are.</summary>
internal sealed class SourcePositions
{
    private readonly byte[] utf8;
    private readonly Node root = new();

    private SourcePositions(byte[] utf8) => this.utf8 = utf8;

    /// <summary>The line and column, from 1, of each place: of its name, where it is a field. A place that is not in the text has those of what would hold it.</summary>
    public static IReadOnlyList<(int Line, int Column)> Find(string json, IReadOnlyList<JsonLocation> places)
    {
        var positions = new SourcePositions(Encoding.UTF8.GetBytes(json));
        var nodes = places.Select(positions.Want).ToList();
        positions.Scan();
        return [.. nodes.Select(n => positions.LineAndColumn(n.Offset))];
    }

    private Node Want(JsonLocation place)
    {
        var node = root;
        foreach (var part in place.Parts()) node = node.Child(part);
        return node;
    }

    private void Scan()
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = DataValue.MaxDepth });
        if (!reader.Read()) return;
        root.Offset = (int)reader.TokenStartIndex;
        Visit(ref reader, root);
        root.Settle(root.Offset);
    }

    private static void Visit(ref Utf8JsonReader reader, Node node)
    {
        if (node.Fields is null && node.Items is null)
        {
            reader.Skip();
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var offset = (int)reader.TokenStartIndex;
                Node? child = null;
                node.Fields?.TryGetValue(reader.GetString()!, out child);
                reader.Read();
                VisitChild(ref reader, child, offset);
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
            {
                Node? child = null;
                node.Items?.TryGetValue(i, out child);
                VisitChild(ref reader, child, (int)reader.TokenStartIndex);
            }
        }
    }

    private static void VisitChild(ref Utf8JsonReader reader, Node? child, int offset)
    {
        if (child is null)
        {
            reader.Skip();
            return;
        }

        child.Offset = offset;
        Visit(ref reader, child);
    }

    /// <summary>Columns count UTF-16 units, as editors do.</summary>
    private (int Line, int Column) LineAndColumn(int offset)
    {
        var before = utf8.AsSpan(0, offset);
        var start = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[start..]) + 1);
    }

    /// <summary>A place that is asked for, or one on the way to it.</summary>
    private sealed class Node
    {
        public Dictionary<string, Node>? Fields { get; private set; }

        public Dictionary<int, Node>? Items { get; private set; }

        /// <summary>In bytes; -1 while not found.</summary>
        public int Offset { get; set; } = -1;

        public Node Child(JsonLocation part)
        {
            if (part.Name is { } name)
            {
                Fields ??= new(StringComparer.Ordinal);
                return Fields.TryGetValue(name, out var known) ? known : Fields[name] = new Node();
            }

            Items ??= [];
            return Items.TryGetValue(part.Index, out var item) ? item : Items[part.Index] = new Node();
        }

        /// <summary>Gives a place that was not found the position of what would hold it.</summary>
        public void Settle(int parent)
        {
            if (Offset < 0) Offset = parent;
            foreach (var child in (IEnumerable<Node>?)Fields?.Values ?? []) child.Settle(Offset);
            foreach (var child in (IEnumerable<Node>?)Items?.Values ?? []) child.Settle(Offset);
        }
    }
}
