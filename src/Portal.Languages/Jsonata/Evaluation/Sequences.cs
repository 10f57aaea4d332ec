using Portal.Languages.Data;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Evaluation;

/// <summary>The rules of https://docs.jsonata.org/processing#sequences</summary>
internal static class Sequences
{
    public static readonly DataArray Empty = new(Array.Empty<DataValue>()) { Marks = ArrayMarks.Sequence };

    public static DataArray Of(List<DataValue> items) => items.Count == 0 ? Empty : new DataArray(items.ToArray()) { Marks = ArrayMarks.Sequence };

    public static DataArray Of(DataValue item) => new((DataValue[])[item]) { Marks = ArrayMarks.Sequence };

    public static bool IsSequence(DataValue? value) => value is DataArray { Marks: var marks } && (marks & ArrayMarks.Sequence) != 0;

    /// <summary>A sequence of none is undefined, a sequence of one is that one; everything else is itself.</summary>
    public static DataValue? Normalize(DataValue? value, bool keepArray = false)
    {
        if (value is not DataArray array || (array.Marks & ArrayMarks.Sequence) == 0) return value;
        if (keepArray) array = array.Marked(array.Marks | ArrayMarks.KeepSingleton);
        if (array.Count == 0) return null;
        return array.Count == 1 && (array.Marks & ArrayMarks.KeepSingleton) == 0 ? Hole.Open(array[0]) : array;
    }

    /// <summary>The value's items: an array's own, else the value alone, none for undefined.</summary>
    public static ReadOnlySpan<DataValue> ItemsOf(DataValue? value) => value switch
    {
        null => [],
        DataArray array => array.Items,
        _ => new DataValue[] { value },
    };

    /// <summary>Both values' items in one array; undefined adds nothing.</summary>
    public static DataValue? Append(DataValue? first, DataValue? second, Run run)
    {
        if (first is null) return second;
        if (second is null) return first;
        var left = ItemsOf(first);
        var right = ItemsOf(second);
        run.Allocate(left.Length + right.Length, left.Length + right.Length);
        var items = new DataValue[left.Length + right.Length];
        left.CopyTo(items);
        right.CopyTo(items.AsSpan(left.Length));
        return new DataArray(items);
    }

    /// <summary>Adds a step's result to a sequence: arrays are flattened, but not those that an array constructor built there.</summary>
    public static void AddFlattened(List<DataValue> items, DataValue value, Run run)
    {
        if (value is DataArray array && (array.Marks & ArrayMarks.Constructed) == 0)
        {
            run.Allocate(items.Count + array.Count, array.Count);
            items.AddRange(array.Items);
        }
        else
        {
            items.Add(value);
        }
    }
}
