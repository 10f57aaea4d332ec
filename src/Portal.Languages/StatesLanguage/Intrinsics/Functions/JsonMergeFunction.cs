using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Intrinsics.Functions;

/// <summary>Two objects as one; where both have a field, the second one's counts. The third argument must be false: there is no deep merge.</summary>
internal sealed class JsonMergeFunction : IntrinsicFunction
{
    public override string Name => "States.JsonMerge";

    public override DataValue? Call(IReadOnlyList<DataValue> arguments, EvaluationScope scope)
    {
        if (arguments is not [DataObject first, DataObject second, DataBoolean { Value: false }]) return null;
        var merged = new DataObjectBuilder(first.Count + second.Count);
        foreach (var name in JavaHashOrder.Of([.. first.Names.Union(second.Names, StringComparer.Ordinal)])) merged[name] = second[name] ?? first[name];
        return merged.Build();
    }
}
