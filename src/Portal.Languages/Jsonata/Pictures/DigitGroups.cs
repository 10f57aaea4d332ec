namespace Portal.Languages.Jsonata.Pictures;

/// <summary>Whether the groups of digits in a picture are all of one size, so that they go on for longer numbers.</summary>
internal static class DigitGroups
{
    /// <summary>The size; 0 where the groups differ or there are none.</summary>
    public static int RegularSize(List<int> places)
    {
        if (places.Count == 0) return 0;
        var size = places.Aggregate(GreatestCommonDivisor);
        for (var i = 1; i <= places.Count; i++)
        {
            if (!places.Contains(i * size)) return 0;
        }

        return size;
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
