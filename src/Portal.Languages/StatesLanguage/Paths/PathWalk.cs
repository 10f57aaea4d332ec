using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Paths;

/// <summary>One evaluation of a path: what it found so far, or why it cannot go on.</summary>
internal sealed class PathWalk(DataValue root)
{
    private List<DataValue?>? several;
    private int visits;

    public DataValue Root { get; } = root;

    public int Count { get; private set; }

    /// <summary>The last value found; null for an index beyond the end.</summary>
    public DataValue? Last { get; private set; }

    public string? Failure { get; private set; }

    public void Add(DataValue? value)
    {
        if (Count > 0) (several ??= [Last]).Add(value);
        Last = value;
        Count++;
    }

    public void Fail(string reason) => Failure ??= reason;

    /// <summary>Counts a value that was looked at; false when it is enough, and the walk must end.</summary>
    public bool Visit()
    {
        if (++visits <= JsonPath.MostVisits) return Failure is null;
        Fail("The path visits too many values.");
        return false;
    }

    /// <summary>Everything found; an index beyond the end gives null.</summary>
    public DataValue[] All()
    {
        if (Count == 0) return [];
        if (several is null) return [Last ?? DataValue.Null];
        var all = new DataValue[several.Count];
        for (var i = 0; i < all.Length; i++) all[i] = several[i] ?? DataValue.Null;
        return all;
    }
}
