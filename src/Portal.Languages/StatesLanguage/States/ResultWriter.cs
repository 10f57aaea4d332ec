using System.Collections.Frozen;
using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Parsing;
using Portal.Languages.StatesLanguage.Templates;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>Where a distributed Map state writes its results.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html</remarks>
public sealed class ResultWriter
{
    private static readonly FrozenSet<string> Fields = new[] { "Resource", "Parameters", "Arguments", "WriterConfig" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Null where the results are only transformed, not exported.</summary>
    public string? Resource { get; init; }

    /// <summary>Parameters or Arguments.</summary>
    public PayloadTemplate? Arguments { get; init; }

    /// <summary>As written; null where left out.</summary>
    public DataObject? WriterConfig { get; init; }

    internal static ResultWriter Read(FieldReader fields)
    {
        fields.Allow(Fields);
        return new ResultWriter
        {
            Resource = fields.Text("Resource"),
            Arguments = fields.Template("Parameters") ?? fields.Template("Arguments"),
            WriterConfig = fields.Object("WriterConfig")?.Source,
        };
    }
}
