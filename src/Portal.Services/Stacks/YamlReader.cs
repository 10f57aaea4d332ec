using System.Text.RegularExpressions;
using Portal.Languages.Data;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Portal.Services.Stacks;

/// <summary>YAML, or JSON, which is YAML too, to values; CloudFormation's short tags become the functions they stand for.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html</remarks>
internal static partial class YamlReader
{
    /// <summary>Aliases can unfold a small text without end.</summary>
    private const int MostNodes = 200_000;
    private const int DeepestNesting = 200;

    /// <exception cref="FormatException">The text is no YAML; the message says where.</exception>
    public static DataValue Read(string text)
    {
        // JSON is taken by its own reader: tabs are white space there, and numbers keep their text.
        if (text.AsSpan().TrimStart() is ['{', ..] && DataValue.TryParse(text) is { } json) return json;
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            throw new FormatException($"Line {e.Start.Line}, column {e.Start.Column}: {e.InnerException?.Message ?? e.Message}", e);
        }

        if (yaml.Documents.Count != 1) throw new FormatException(yaml.Documents.Count == 0 ? "The text is empty." : "The text holds more than one document.");
        var budget = MostNodes;
        return Convert(yaml.Documents[0].RootNode, 0, ref budget);
    }

    private static DataValue Convert(YamlNode node, int depth, ref int budget)
    {
        if (--budget < 0) throw new FormatException($"The text unfolds to more than {MostNodes} values.");
        if (depth > DeepestNesting) throw new FormatException($"The text nests deeper than {DeepestNesting} levels.");
        var tag = node.Tag.IsEmpty || node.Tag.IsNonSpecific ? "" : node.Tag.Value;
        var plain = node switch
        {
            YamlMappingNode mapping => Mapping(mapping, depth, ref budget),
            YamlSequenceNode sequence => Sequence(sequence, depth, ref budget),
            YamlScalarNode scalar => Scalar(scalar, tag),
            _ => throw new FormatException($"Line {node.Start.Line}: this kind of YAML node is not known."),
        };
        return tag.StartsWith('!') && tag.Length > 1 ? ShortFunction(tag[1..], plain) : plain;
    }

    private static DataObject Mapping(YamlMappingNode mapping, int depth, ref int budget)
    {
        var fields = new DataObjectBuilder(mapping.Children.Count);
        foreach (var (key, value) in mapping.Children)
        {
            if (key is not YamlScalarNode { Value: { } name }) throw new FormatException($"Line {key.Start.Line}: the name of a field must be a text.");
            fields.Set(name, Convert(value, depth + 1, ref budget));
        }

        return fields.Build();
    }

    private static DataArray Sequence(YamlSequenceNode sequence, int depth, ref int budget)
    {
        var items = new List<DataValue>(sequence.Children.Count);
        foreach (var item in sequence.Children) items.Add(Convert(item, depth + 1, ref budget));
        return new DataArray(items);
    }

    private static DataValue Scalar(YamlScalarNode scalar, string tag)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any) || tag == "tag:yaml.org,2002:str" || tag.StartsWith('!')) return text;
        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => DataValue.Null,
            "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => true,
            "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => false,
            _ when JsonNumber().IsMatch(text) => DataValue.Parse(text),
            _ => text,
        };
    }

    /// <summary><c>!GetAtt A.B</c> and <c>!Sub text</c> to their long forms.</summary>
    /// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html</remarks>
    private static DataObject ShortFunction(string name, DataValue argument)
    {
        if (name == "GetAtt" && argument is DataString attribute && attribute.Value.IndexOf('.', StringComparison.Ordinal) is var at and > 0)
            argument = new DataArray([attribute.Value[..at], attribute.Value[(at + 1)..]]);
        return new DataObjectBuilder { [name is "Ref" or "Condition" ? name : "Fn::" + name] = argument }.Build();
    }

    [GeneratedRegex(@"^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex JsonNumber();
}
