using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Intrinsics.Functions;

/// <summary>Whole numbers from a first to a last one, both included, in steps.</summary>
internal sealed class ArrayRangeFunction : IntrinsicFunction
{
    public override string Name => "States.ArrayRange";

    /// <summary>AWS's limit.</summary>
    private const int MostItems = 1000;

    public override DataValue? Call(IReadOnlyList<DataValue> arguments, EvaluationScope scope)
    {
        if (arguments.Count != 3 || Truncated(arguments[0]) is not { } first || Truncated(arguments[1]) is not { } last
            || Truncated(arguments[2]) is not { } step || step == 0)
        {
            return null;
        }

        var items = new List<DataValue>();
        for (long i = first; step > 0 ? i <= last : i >= last; i += step)
        {
            if (items.Count == MostItems) return null;
            items.Add(i);
        }

        return new DataArray(items);
    }
}
