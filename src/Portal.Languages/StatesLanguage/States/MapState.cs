using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.Parsing;
using Portal.Languages.StatesLanguage.Templates;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>A state that runs its ItemProcessor once for each item; its result is the array of the outputs.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html</remarks>
public sealed class MapState : RetryableState
{
    private const int LongestLabel = 40;

    private MapState(StateReader reader)
        : base(reader, hasParameters: false)
    {
        var fields = reader.Fields;
        ItemProcessor = ItemProcessor.Read(reader);
        ItemReader = fields.Object("ItemReader") is { } itemReader ? ItemReader.Read(itemReader) : null;
        Items = ItemReader is null ? ReadItems(fields, IsDistributed) : null;
        ItemSelector = fields.Template("ItemSelector") ?? fields.Template("Parameters");
        ItemBatcher = fields.Object("ItemBatcher") is { } batcher ? ItemBatcher.Read(batcher) : null;
        ResultWriter = fields.Object("ResultWriter") is { } writer ? ResultWriter.Read(writer) : null;
        MaxConcurrency = fields.Count("MaxConcurrency");
        ToleratedFailureCount = fields.Count("ToleratedFailureCount");
        ToleratedFailurePercentage = fields.Percentage("ToleratedFailurePercentage");
        Label = ReadLabel(fields);
    }

    public override StateType Type => StateType.Map;

    /// <summary>ItemProcessor, or Iterator as it was called.</summary>
    public ItemProcessor ItemProcessor { get; }

    /// <summary>
    /// ItemsPath or Items; where left out, one that gives the effective input itself. Gives an array, in DISTRIBUTED mode also an
    /// object. Null only where <see cref="ItemReader"/> says where the items are.
    /// </summary>
    public EvaluatedField<DataValue>? Items { get; }

    /// <summary>ItemSelector, or Parameters as it was called: each iteration's input, with the item in the context object's <c>Map.Item</c>.</summary>
    public PayloadTemplate? ItemSelector { get; }

    /// <summary>How many iterations at once; null where left out, 0 means no limit of its own.</summary>
    public EvaluatedField<long>? MaxConcurrency { get; }

    public EvaluatedField<long>? ToleratedFailureCount { get; }

    /// <summary>0 to 100.</summary>
    public EvaluatedField<double>? ToleratedFailurePercentage { get; }

    /// <summary>DISTRIBUTED mode only: a part of the child executions' ARNs.</summary>
    public string? Label { get; }

    public ItemReader? ItemReader { get; }

    public ItemBatcher? ItemBatcher { get; }

    public ResultWriter? ResultWriter { get; }

    public bool IsDistributed => ItemProcessor.IsDistributed;

    private protected override IEnumerable<(string Field, IHasExpressions? Part)> Parts =>
    [
        .. base.Parts,
        (Items?.Name ?? "Items", Items),
        ("ItemSelector", ItemSelector),
        ("MaxConcurrency", MaxConcurrency),
        ("ToleratedFailureCount", ToleratedFailureCount),
        ("ToleratedFailurePercentage", ToleratedFailurePercentage),
        ("ItemReader", ItemReader?.Arguments),
        ("ItemBatcher/BatchInput", ItemBatcher?.BatchInput),
        ("ResultWriter", ResultWriter?.Arguments),
    ];

    internal static MapState Read(StateReader reader)
    {
        reader.Check(StateFields.Map);
        reader.Fields.ExactlyOne("ItemProcessor", "Iterator");
        reader.Fields.AtMostOne("ItemSelector", "Parameters");
        return new MapState(reader);
    }

    private static EvaluatedField<DataValue>? ReadItems(FieldReader fields, bool isDistributed) =>
        fields.Language == QueryLanguage.Jsonata ? ItemsReader.Items(fields, isDistributed) : ItemsReader.ItemsPath(fields, isDistributed);

    private static string? ReadLabel(FieldReader fields)
    {
        if (fields.Text("Label") is not { } label) return null;
        var location = fields.Location.Field("Label");
        if (label.Length == 0) fields.Context.Error(IssueCode.InvalidLabelName, "Label cannot be empty", location);
        else if (label.Length > LongestLabel) fields.Context.Error(IssueCode.InvalidLabelName, $"Label cannot exceed {LongestLabel} characters", location);
        else if (!fields.Context.Labels.Add(label)) fields.Context.Error(IssueCode.DuplicateLabelName, "Duplicate Label name: " + label, location);
        return label;
    }
}
