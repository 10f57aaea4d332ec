using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Values;

/// <summary>What counts as true.</summary>
internal static class Truth
{
    /// <summary>By the table of https://docs.jsonata.org/boolean-functions#boolean; undefined is not true.</summary>
    public static bool Of(DataValue? value, Run run) => value switch
    {
        DataBoolean boolean => boolean.Value,
        DataString text => text.Value.Length > 0,
        DataNumber => Numbers.IsNumeric(value, out var number) && number != 0,
        DataObject fields => fields.Count > 0,
        DataArray array => OfArray(array, run),
        _ => false,
    };

    /// <summary>What JavaScript takes for true, which JSONata asks where it leans on its host: arrays and objects, even empty.</summary>
    public static bool IsSet(DataValue? value) => value switch
    {
        null or DataNull => false,
        DataBoolean boolean => boolean.Value,
        DataString text => text.Value.Length > 0,
        DataNumber number => number.Double != 0 && !double.IsNaN(number.Double),
        _ => true,
    };

    private static bool OfArray(DataArray array, Run run)
    {
        run.EnsureStack();
        foreach (var item in array.Items)
        {
            if (Of(item, run)) return true;
        }

        return false;
    }
}
