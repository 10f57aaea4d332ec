using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Values;

/// <summary>
/// A stable sort that asks a comparison which may answer as it likes: JSONata's comparators are written by users, and
/// .NET's own sorts may throw when they contradict themselves.
/// </summary>
internal static class MergeSort
{
    /// <param name="items">The items; the array is left as it is.</param>
    /// <param name="isAfter">Whether the first of two items belongs after the second.</param>
    /// <param name="run">The evaluation.</param>
    public static T[] Sort<T>(T[] items, Func<T, T, bool> isAfter, Run run)
    {
        if (items.Length <= 1) return items;
        var left = Sort(items[..(items.Length / 2)], isAfter, run);
        var right = Sort(items[(items.Length / 2)..], isAfter, run);
        var merged = new T[items.Length];
        var (l, r) = (0, 0);
        for (var i = 0; i < merged.Length; i++)
        {
            run.Step();
            merged[i] = r == right.Length || (l < left.Length && !isAfter(left[l], right[r])) ? left[l++] : right[r++];
        }

        return merged;
    }
}
