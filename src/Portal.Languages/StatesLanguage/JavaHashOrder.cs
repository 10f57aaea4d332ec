using System.Numerics;

namespace Portal.Languages.StatesLanguage;

/// <summary>
/// The order in which Java's HashSet and HashMap give their names. It shows through in AWS's messages
/// (<c>[SecondsPath, Seconds, TimestampPath, Timestamp]</c>) and in what States.JsonMerge gives.
/// </summary>
internal static class JavaHashOrder
{
    private const int SmallestTable = 16;

    public static IEnumerable<string> Of(IReadOnlyCollection<string> names)
    {
        var table = Math.Max(SmallestTable, BitOperations.RoundUpToPowerOf2((uint)Math.Ceiling(names.Count / 0.75)));
        return names.OrderBy(n => Hash(n) & (table - 1));
    }

    /// <summary>String.hashCode, spread as HashMap spreads it.</summary>
    private static uint Hash(string name)
    {
        uint hash = 0;
        foreach (var c in name) hash = unchecked((hash * 31) + c);
        return hash ^ (hash >> 16);
    }
}
