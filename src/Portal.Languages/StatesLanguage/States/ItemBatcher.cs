using System.Collections.Frozen;
using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.Parsing;
using Portal.Languages.StatesLanguage.Templates;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>How a distributed Map state groups its items.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html</remarks>
public sealed class ItemBatcher
{
    private const long MostBytes = 262_144;

    private static readonly FrozenSet<string> Fields =
        new[] { "MaxItemsPerBatch", "MaxItemsPerBatchPath", "MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath", "BatchInput" }.ToFrozenSet(StringComparer.Ordinal);

    public EvaluatedField<long>? MaxItemsPerBatch { get; init; }

    public EvaluatedField<long>? MaxInputBytesPerBatch { get; init; }

    /// <summary>A fixed part of each batch's input.</summary>
    public PayloadTemplate? BatchInput { get; init; }

    internal static ItemBatcher Read(FieldReader fields)
    {
        fields.Allow(Fields);
        return new ItemBatcher
        {
            MaxItemsPerBatch = fields.Count("MaxItemsPerBatch"),
            MaxInputBytesPerBatch = fields.Count("MaxInputBytesPerBatch", MostBytes),
            BatchInput = fields.Template("BatchInput"),
        };
    }
}
