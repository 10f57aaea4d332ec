using System.Text.Json;

namespace Portal.Languages.EventPatterns.Matching;

/// <summary>
/// One pass over an event's UTF-8 text that collects the values of the fields in a tree and leaps over everything else. The
/// text is taken to be JSON; where it is not, the scan ends with a <see cref="JsonException"/> or with what it found, but it
/// always ends, in time linear in the text's length.
/// </summary>
internal ref struct EventScanner
{
    private const int MaxDepth = Data.DataValue.MaxDepth;

    private readonly ReadOnlySpan<byte> text;
    private readonly FieldTree tree;
    private readonly EventScan scan;
    private int at;
    private int depth;

    private EventScanner(ReadOnlySpan<byte> text, FieldTree tree, EventScan scan)
    {
        this.text = text;
        this.tree = tree;
        this.scan = scan;
    }

    /// <exception cref="JsonException">The event is no JSON object.</exception>
    public static void Scan(ReadOnlySpan<byte> text, FieldTree tree, EventScan scan)
    {
        scan.Reset(tree.FieldCount);
        var scanner = new EventScanner(text, tree, scan);
        if (scanner.Next() != '{') throw NotJson();
        scanner.at++;
        scanner.ReadObject(tree.Root, element: 0);
        scan.End();
    }

    private static JsonException NotJson() => new("The event is not a JSON object.");

    /// <summary>The next character that is no white space.</summary>
    private byte Next()
    {
        while (at < text.Length)
        {
            var c = text[at];
            if (c > ' ') return c;
            at++;
        }

        throw NotJson();
    }

    private void ReadObject(FieldTreeNode node, int element)
    {
        if (++depth > MaxDepth) throw NotJson();
        while (true)
        {
            var c = Next();
            if (c == '}') break;
            if (c == ',')
            {
                at++;
                continue;
            }

            if (c != '"') throw NotJson();
            var child = ReadName(node);
            if (Next() != ':') throw NotJson();
            at++;
            c = Next();
            if (child is null) at = JsonSkip.Value(text, at);
            else ReadValue(c, child, element);
        }

        at++;
        depth--;
    }

    private FieldTreeNode? ReadName(FieldTreeNode node)
    {
        var start = at + 1;
        var end = JsonSkip.EndOfString(text, start, out var escaped);
        at = end + 1;
        var name = text[start..end];
        if (!escaped) return tree.Step(node, name);
        var room = scan.Unescape(name.Length);
        return tree.Step(node, room[..JsonEscapes.Remove(name, room)]);
    }

    private void ReadValue(byte c, FieldTreeNode node, int element)
    {
        if (c == '{')
        {
            if (node.Count == 0 && !tree.TakesAll)
            {
                at = JsonSkip.Value(text, at);
                return;
            }

            at++;
            ReadObject(node, element);
        }
        else if (c == '[')
        {
            at++;
            ReadArray(node, element);
        }
        else
        {
            ReadScalar(c, node, element);
        }
    }

    private void ReadArray(FieldTreeNode node, int element)
    {
        if (++depth > MaxDepth) throw NotJson();
        var array = EventScan.None;
        while (true)
        {
            var c = Next();
            if (c == ']') break;
            if (c == ',')
            {
                at++;
                continue;
            }

            if (c is (byte)'{' or (byte)'[')
            {
                if (array == EventScan.None) array = scan.BeginArray(element);
                var inner = scan.BeginElement(array);
                ReadValue(c, node, inner);
                scan.EndElement(inner);
            }
            else
            {
                ReadScalar(c, node, element);
            }
        }

        at++;
        depth--;
        if (array != EventScan.None) scan.EndArray(array);
    }

    private void ReadScalar(byte c, FieldTreeNode node, int element)
    {
        var start = at;
        if (c == '"')
        {
            ReadString(node, element);
            return;
        }

        at = JsonSkip.EndOfWord(text, at);
        if (at == start) throw NotJson();
        if (node.Field == FieldTree.NoField && !tree.TakesAll) return;
        var kind = c switch
        {
            (byte)'t' => EventValueKind.True,
            (byte)'f' => EventValueKind.False,
            (byte)'n' => EventValueKind.Null,
            _ => EventValueKind.Number,
        };
        scan.Add(tree.Number(node), kind, false, start, at - start, element);
    }

    private void ReadString(FieldTreeNode node, int element)
    {
        var start = at + 1;
        var end = JsonSkip.EndOfString(text, start, out var escaped);
        at = end + 1;
        if (node.Field == FieldTree.NoField && !tree.TakesAll) return;
        var field = tree.Number(node);
        if (!escaped)
        {
            scan.Add(field, EventValueKind.String, false, start, end - start, element);
            return;
        }

        var from = scan.UnescapedLength;
        var length = JsonEscapes.Remove(text[start..end], scan.Unescape(end - start));
        scan.UnescapedLength += length;
        scan.Add(field, EventValueKind.String, true, from, length, element);
    }
}
