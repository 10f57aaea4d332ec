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
        var hasHoles = false;
        if (HoldsFunction(value, 0, ref hasHoles, run)) return JsonataResult.Function;
        return JsonataResult.Of(hasHoles ? Fill(value) : value);
    }

    private static bool HoldsFunction(DataValue value, int depth, ref bool hasHoles, Run run)
    {
        switch (value)
        {
            case FunctionValue or Placeholder:
                return true;
            case Hole:
                hasHoles = true;
                return false;
            case DataNumber number:
                Numbers.Finite(number);
                return false;
            case DataArray array:
                Enter(depth, run);
                foreach (var item in array.Items)
                {
                    if (HoldsFunction(item, depth + 1, ref hasHoles, run)) return true;
                }

                return false;
            case DataObject fields:
                Enter(depth, run);
                foreach (var (_, field) in fields.Fields)
                {
                    if (HoldsFunction(field, depth + 1, ref hasHoles, run)) return true;
                }

                return false;
            default:
                return false;
        }
    }

    /// <summary>The same value with nulls in place of holes.</summary>
    private static DataValue Fill(DataValue value)
    {
        switch (value)
        {
            case Hole:
                return DataValue.Null;
            case DataArray array:
                var items = new DataValue[array.Count];
                for (var i = 0; i < items.Length; i++) items[i] = Fill(array[i]);
                return new DataArray(items);
            case DataObject fields:
                var filled = new DataObjectBuilder(fields.Count);
                foreach (var (name, field) in fields.Fields) filled.Set(name, Fill(field));
                return filled.Build();
            default:
                return value;
        }
    }

    private static void Enter(int depth, Run run)
    {
        run.EnsureStack();
        if (depth >= DataValue.MaxDepth) throw new JsonataException("D1011") { Sentence = $"The result nests deeper than {DataValue.MaxDepth} levels." };
    }
}
