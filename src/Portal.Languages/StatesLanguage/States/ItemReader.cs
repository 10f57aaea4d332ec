using System.Collections.Frozen;
using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.Parsing;
using Portal.Languages.StatesLanguage.Templates;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>Where a distributed Map state reads its items.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html</remarks>
public sealed class ItemReader
{
    private const long MostItems = 100_000_000;

    private static readonly FrozenSet<string> Fields = new[] { "Resource", "ReaderConfig", "Parameters", "Arguments" }.ToFrozenSet(StringComparer.Ordinal);

    public required string Resource { get; init; }

    /// <summary>As written; null where left out.</summary>
    public DataObject? ReaderConfig { get; init; }

    public EvaluatedField<long>? MaxItems { get; init; }

    /// <summary>Parameters or Arguments.</summary>
    public PayloadTemplate? Arguments { get; init; }

    internal static ItemReader Read(FieldReader fields)
    {
        fields.Allow(Fields);
        if (fields.Object("ReaderConfig") is { } config) CheckConfig(config);
        return new ItemReader
        {
            Resource = fields.RequiredText("Resource"),
            ReaderConfig = fields.Object("ReaderConfig")?.Source,
            MaxItems = fields.Object("ReaderConfig")?.Count("MaxItems", MostItems),
            Arguments = fields.Template("Parameters") ?? fields.Template("Arguments"),
        };
    }

    private static void CheckConfig(FieldReader config)
    {
        var type = config.Text("InputType");
        if (type == "CSV" && !config.Has("CSVHeaderLocation")) config.Context.Schema("The field 'CSVHeaderLocation' is required", config.Location);
        if (type == "JSON" && config.Has("CSVHeaderLocation")) config.Context.Schema("Field 'CSVHeaderLocation' is not supported", config.Location);
        if (config.OneOf("CSVHeaderLocation", "FIRST_ROW", "GIVEN") == "GIVEN") config.Require("CSVHeaders");
    }
}
