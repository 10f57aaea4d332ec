using System.Globalization;
using System.Text;

namespace Portal.Languages.StatesLanguage.Parsing;

/// <summary>A place in a definition, as AWS writes it: <c>/States/Ask/Choices[0]/Next</c>.</summary>
internal sealed class JsonLocation
{
    public static readonly JsonLocation Root = new(null, null, 0);

    private JsonLocation(JsonLocation? parent, string? name, int index) => (Parent, Name, Index) = (parent, name, index);

    public JsonLocation? Parent { get; }

    /// <summary>The field's name; null for an item of an array and for the root.</summary>
    public string? Name { get; }

    public int Index { get; }

    public JsonLocation Field(string name) => new(this, name, 0);

    public JsonLocation Item(int index) => new(this, null, index);

    public override string ToString()
    {
        if (Parent is null) return "/";
        var text = new StringBuilder();
        foreach (var part in Parts())
        {
            if (part.Name is null) text.Append('[').Append(part.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
            else text.Append('/').Append(part.Name);
        }

        return text.ToString();
    }

    /// <summary>From the root's child down to this place.</summary>
    public IEnumerable<JsonLocation> Parts()
    {
        var parts = new Stack<JsonLocation>();
        for (var part = this; part.Parent is not null; part = part.Parent) parts.Push(part);
        return parts;
    }
}
