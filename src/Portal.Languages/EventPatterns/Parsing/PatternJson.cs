using Portal.Languages.Data;

namespace Portal.Languages.EventPatterns.Parsing;

/// <summary>A part of a pattern's text as a value.</summary>
internal static class PatternJson
{
    public static DataValue Write(PatternNode node) => node.Kind switch
    {
        PatternNodeKind.Object => WriteObject(node),
        PatternNodeKind.Array => new DataArray([.. node.Items.Select(Write)]),
        PatternNodeKind.String => node.Text,
        _ => DataValue.Parse(node.Text),
    };

    private static DataObject WriteObject(PatternNode node)
    {
        var builder = new DataObjectBuilder();
        foreach (var (name, value) in node.Members) builder.Set(name, Write(value));
        return builder.Build();
    }
}
