using System.Globalization;
using System.Text;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Protocol.Edge;

/// <summary>
/// The fields of a form as data: <c>Tags.member.1.Key=a</c> is a list of objects, <c>Attributes.entry.1.key=a</c> a map, every
/// value a string.
/// </summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-query-protocol.html</remarks>
internal static class QueryForm
{
    private const int DeepestName = 24;
    private const int MostFields = 20_000;

    /// <exception cref="AwsFault">More fields or deeper names than any request of AWS has.</exception>
    public static DataObject Parse(ReadOnlySpan<byte> body)
    {
        var root = new Node();
        var fields = 0;
        foreach (var range in body.Split((byte)'&'))
        {
            var field = body[range];
            if (field.IsEmpty) continue;
            if (++fields > MostFields) throw new AwsFault("MalformedQueryString", "The request has too many fields.");
            var equals = field.IndexOf((byte)'=');
            var name = Decode(equals < 0 ? field : field[..equals]);
            root.Set(name.Split('.', DeepestName + 1), equals < 0 ? "" : Decode(field[(equals + 1)..]));
        }

        return (DataObject)root.ToData(isRoot: true);
    }

    private static string Decode(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAny((byte)'+', (byte)'%') < 0) return Encoding.UTF8.GetString(text);
        return Uri.UnescapeDataString(Encoding.UTF8.GetString(text).Replace('+', ' '));
    }

    private sealed class Node
    {
        private Dictionary<string, Node>? children;
        private List<string>? order;
        private string? value;

        public void Set(ReadOnlySpan<string> path, string text)
        {
            if (path.Length > DeepestName) throw new AwsFault("MalformedQueryString", "A field's name is too deep.");
            if (path.IsEmpty)
            {
                value = text;
                return;
            }

            children ??= new(StringComparer.Ordinal);
            if (!children.TryGetValue(path[0], out var child))
            {
                children[path[0]] = child = new Node();
                (order ??= []).Add(path[0]);
            }

            child.Set(path[1..], text);
        }

        public DataValue ToData(bool isRoot = false)
        {
            if (children is null) return isRoot ? DataObject.Empty : new DataString(value ?? "");
            if (!isRoot && children.Count == 1)
            {
                if (children.TryGetValue("member", out var members) && members.children is not null) return new DataArray([.. members.Numbered().Select(n => n.ToData())]);
                if (children.TryGetValue("entry", out var entries) && entries.children is not null) return entries.ToMap();
            }

            var builder = new DataObjectBuilder(children.Count);
            foreach (var name in order!) builder.Set(name, children[name].ToData());
            return builder.Build();
        }

        private IEnumerable<Node> Numbered() => children!
            .Select(c => (Number: int.TryParse(c.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : int.MaxValue, c.Value))
            .OrderBy(c => c.Number)
            .Select(c => c.Value);

        /// <summary>SNS calls the parts of an entry Name and Value in message attributes, key and value elsewhere.</summary>
        private DataObject ToMap()
        {
            var map = new DataObjectBuilder(children!.Count);
            foreach (var entry in Numbered())
            {
                var key = entry.Child("key") ?? entry.Child("Name");
                if (key?.value is { } name) map.Set(name, (entry.Child("value") ?? entry.Child("Value"))?.ToData() ?? DataString.Empty);
            }

            return map.Build();
        }

        private Node? Child(string name) => children is not null && children.TryGetValue(name, out var child) ? child : null;
    }
}
