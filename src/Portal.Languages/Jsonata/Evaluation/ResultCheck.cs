using Portal.Languages.Data;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Evaluation;

/// <summary>Sees to it that what leaves the evaluator is JSON: no function anywhere, no infinite number, no nesting beyond what other parts of the product bear.</summary>
internal static class ResultCheck
{
    public static JsonataResult Of(DataValue? value, Run run)
    {
        if (value is TupleStream stream) value = Sequences.Normalize(stream.Items());
        if (value is DataArray { Count: 1 } outer && (outer.Marks & ArrayMarks.Outer) != 0) value = outer[0];
        if (value is null) return JsonataResult.Undefined;
        return HoldsFunction(value, 0, run) ? JsonataResult.Function : JsonataResult.Of(value);
    }

    private static bool HoldsFunction(DataValue value, int depth, Run run)
    {
        switch (value)
        {
            case FunctionValue or Placeholder:
                return true;
            case DataNumber number:
                Numbers.Finite(number);
                return false;
            case DataArray array:
                Enter(depth, run);
                foreach (var item in array.Items)
                {
                    if (HoldsFunction(item, depth + 1, run)) return true;
                }

                return false;
            case DataObject fields:
                Enter(depth, run);
                foreach (var (_, field) in fields.Fields)
                {
                    if (HoldsFunction(field, depth + 1, run)) return true;
                }

                return false;
            default:
                return false;
        }
    }

    private static void Enter(int depth, Run run)
    {
        run.EnsureStack();
        if (depth >= DataValue.MaxDepth) throw new JsonataException("D1011") { Word = $"The result nests deeper than {DataValue.MaxDepth} levels." };
    }
}
