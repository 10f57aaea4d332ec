namespace Portal.Languages.EventPatterns.Indexing;

/// <summary>
/// The candidates that lookups turn up, as the tables hold them: places in the <see cref="CombinationTable"/>, as complements
/// where the lookup does not prove that the field is satisfied. One may be there more than once, but not many times.
/// </summary>
internal sealed class Candidates
{
    private readonly HashSet<int> distinct = [];
    private int[] found = new int[64];
    private int limit;

    public int Count { get; private set; }

    public ReadOnlySpan<int> Found => found.AsSpan(0, Count);

    /// <summary>Begins the next event.</summary>
    public void Reset(int combinations)
    {
        Count = 0;
        limit = Math.Max(found.Length, 4 * combinations);
    }

    public void Add(int posting)
    {
        if (Count == found.Length) Grow(1);
        found[Count++] = posting;
    }

    public void Add(ReadOnlySpan<int> postings)
    {
        if (postings.Length > found.Length - Count) Grow(postings.Length);
        postings.CopyTo(found.AsSpan(Count));
        Count += postings.Length;
    }

    /// <summary>Makes room; by dropping repetitions once there must be some, so that a long array of equal values costs no memory.</summary>
    private void Grow(int by)
    {
        if (Count + by > limit)
        {
            distinct.Clear();
            foreach (var posting in Found) distinct.Add(posting);
            distinct.CopyTo(found);
            Count = distinct.Count;
        }

        if (Count + by > found.Length) Array.Resize(ref found, Math.Max(found.Length * 2, Count + by));
    }
}
