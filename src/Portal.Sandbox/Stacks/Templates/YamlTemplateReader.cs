using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Languages.Data;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Portal.Sandbox.Stacks.Templates;

/// <summary>YAML with CloudFormation's tags.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html. A plain text is a number
/// only if it is one in JSON too: account ids with a leading zero and dates stay text.
/// </remarks>
internal sealed partial class YamlTemplateReader
{
    private const int MostValues = 200_000;

    private readonly IParser parser;
    private readonly Dictionary<string, (DataValue Value, int Size)> anchors = new(StringComparer.Ordinal);
    private int values;

    private YamlTemplateReader(IParser parser) => this.parser = parser;

    public static DataValue Read(string text)
    {
        try
        {
            var reader = new YamlTemplateReader(new Parser(new StringReader(text)));
            reader.parser.Consume<StreamStart>();
            reader.parser.Consume<DocumentStart>();
            var value = reader.ReadValue(0);
            reader.parser.Consume<DocumentEnd>();
            return value;
        }
        catch (YamlException e)
        {
            throw StackFaults.Format($"YAML not well-formed. (line {e.Start.Line}, column {e.Start.Column})");
        }
    }

    private DataValue ReadValue(int depth)
    {
        if (depth > DataValue.MaxDepth / 4) throw StackFaults.Format("the template nests too deeply.");
        var before = values;
        Count(1);
        switch (parser.Consume<ParsingEvent>())
        {
            case AnchorAlias alias:
                if (!anchors.TryGetValue(alias.Value.Value, out var known)) throw new YamlException(alias.Start, alias.End, "The anchor is unknown.");
                Count(known.Size);
                return known.Value;
            case Scalar scalar:
                return Anchored(scalar, Tagged(scalar, Scalar(scalar)), before);
            case SequenceStart start:
                var items = new List<DataValue>();
                while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(ReadValue(depth + 1));
                return Anchored(start, Tagged(start, new DataArray(items)), before);
            case MappingStart start:
                return Anchored(start, Tagged(start, ReadFields(depth)), before);
            case var other:
                throw new YamlException(other.Start, other.End, "A value was expected.");
        }
    }

    private DataObject ReadFields(int depth)
    {
        var fields = new DataObjectBuilder();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var name = parser.Consume<Scalar>();
            if (!names.Add(name.Value)) throw StackFaults.Format($"YAML not well-formed. Duplicate key {name.Value}. (line {name.Start.Line}, column {name.Start.Column})");
            fields.Set(name.Value, ReadValue(depth + 1));
        }

        return fields.Build();
    }

    /// <summary>An alias repeats all that its anchor holds: the sum is bounded, so that a small text cannot become a large template.</summary>
    private DataValue Anchored(NodeEvent node, DataValue value, int before)
    {
        if (!node.Anchor.IsEmpty) anchors[node.Anchor.Value] = (value, values - before);
        return value;
    }

    private void Count(int more)
    {
        values += more;
        if (values > MostValues) throw StackFaults.Format("the template is too large.");
    }

    private static DataValue Tagged(NodeEvent node, DataValue value)
    {
        if (node.Tag.IsEmpty || node.Tag.IsNonSpecific || node.Tag.Value is not ['!', not '!', ..] tag) return value;
        var name = tag[1..];
        return name switch
        {
            "Ref" or "Condition" => Function(name, value),
            "GetAtt" when value is DataString path => Function("Fn::GetAtt", SplitAttribute(path.Value)),
            _ => Function("Fn::" + name, value),
        };
    }

    private static DataObject Function(string name, DataValue argument) => new DataObjectBuilder { [name] = argument }.Build();

    private static DataArray SplitAttribute(string path)
    {
        var point = path.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? new DataArray([path]) : new DataArray([path[..point], path[(point + 1)..]]);
    }

    private static DataValue Scalar(Scalar scalar)
    {
        if (scalar.Style != ScalarStyle.Plain || (!scalar.Tag.IsEmpty && !scalar.Tag.IsNonSpecific)) return scalar.Value;
        return scalar.Value switch
        {
            "" or "~" or "null" or "Null" or "NULL" => DataValue.Null,
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            var text when JsonNumber().IsMatch(text) && double.IsFinite(double.Parse(text, CultureInfo.InvariantCulture)) => DataValue.Parse(text),
            var text => text,
        };
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$")]
    private static partial Regex JsonNumber();
}
