namespace Portal.Languages.Jsonata.Values;

/// <summary>Strings by character, as JSONata counts: a pair of surrogates is one, half a pair too.</summary>
internal static class CodePoints
{
    public static int Count(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i])) count--;
        }

        return count;
    }

    /// <summary>The characters from one place up to another; places beyond either end are moved there, negative ones count from the end.</summary>
    public static string Slice(string text, double from, double to)
    {
        var length = Count(text);
        var start = Place(from, length);
        var end = Place(to, length);
        if (start >= end) return "";
        return length == text.Length ? text[start..end] : text[Offset(text, start)..Offset(text, end)];
    }

    private static int Place(double place, int length)
    {
        place = Math.Truncate(place);
        return (int)(place < 0 ? Math.Max(place + length, 0) : Math.Min(place, length));
    }

    private static int Offset(string text, int characters)
    {
        var offset = 0;
        for (; characters > 0; characters--) offset += offset + 1 < text.Length && char.IsSurrogatePair(text[offset], text[offset + 1]) ? 2 : 1;
        return offset;
    }
}
