using System.Collections.Frozen;
using Portal.Languages.StatesLanguage.Parsing;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>What a Map state runs for each item.</summary>
public sealed class ItemProcessor : StateGraph
{
    private static readonly FrozenSet<string> Fields = new[] { "StartAt", "States", "Comment", "ProcessorConfig" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ConfigFields = new[] { "Mode", "ExecutionType" }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> InlineFields = new[] { "Mode" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for <c>"Mode": "DISTRIBUTED"</c>: each item is a child execution.</summary>
    public bool IsDistributed { get; init; }

    /// <summary>STANDARD or EXPRESS for the child executions; null where left out.</summary>
    public string? ExecutionType { get; init; }

    internal static ItemProcessor Read(StateReader reader)
    {
        var fields = reader.Fields.Object("ItemProcessor") ?? reader.Fields.Object("Iterator");
        if (fields is null) return new ItemProcessor { StartAt = "", States = [] };
        fields.Allow(Fields);
        var (isDistributed, type) = fields.Object("ProcessorConfig") is { } config ? Config(config) : (false, null);
        var comment = fields.Text("Comment");
        return reader.Inner(fields, isDistributed ? type == "EXPRESS" : reader.IsExpress).Read((startAt, states) => new ItemProcessor
        {
            StartAt = startAt,
            States = states,
            Comment = comment,
            IsDistributed = isDistributed,
            ExecutionType = type,
        });
    }

    private static (bool IsDistributed, string? Type) Config(FieldReader config)
    {
        var isDistributed = config.OneOf("Mode", "INLINE", "DISTRIBUTED") == "DISTRIBUTED";
        config.Allow(isDistributed ? ConfigFields : InlineFields);
        if (!isDistributed) return (false, null);
        config.Require("ExecutionType");
        return (true, config.OneOf("ExecutionType", "STANDARD", "EXPRESS"));
    }
}
