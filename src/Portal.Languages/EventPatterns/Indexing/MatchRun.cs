using Portal.Languages.EventPatterns.Matching;

namespace Portal.Languages.EventPatterns.Indexing;

/// <summary>What matching one event needs to remember; used again for the next event, by one thread at a time.</summary>
internal sealed class MatchRun
{
    private const int VerdictBits = 2;
    private const int LastRound = int.MaxValue >> VerdictBits;

    /// <summary>For each field the round in which it was judged, and the verdict in the lowest bits.</summary>
    private int[] judged = [];
    private int[] matchedIn = [];
    private int round;

    public EventScan Scan { get; } = new();
    public Candidates Candidates { get; } = new();
    public ArrayConsistency Consistency { get; } = new();

    /// <summary>Numbers of the rules that matched.</summary>
    public List<int> Matched { get; } = [];

    /// <summary>How many candidates were checked since the run was made; for tests of the cost.</summary>
    public long Checked { get; set; }

    public void Begin(int fields, int combinations, int rules)
    {
        if (judged.Length < fields) judged = new int[fields];
        if (matchedIn.Length < rules) matchedIn = new int[rules];
        if (round == LastRound)
        {
            Array.Clear(judged);
            Array.Clear(matchedIn);
            round = 0;
        }

        round++;
        Matched.Clear();
        Candidates.Reset(combinations);
    }

    /// <summary>Whether the field was judged for this event already, and how.</summary>
    public bool TryRecall(int field, out FieldVerdict verdict)
    {
        var known = judged[field];
        verdict = (FieldVerdict)(known & ((1 << VerdictBits) - 1));
        return known >> VerdictBits == round;
    }

    public void Remember(int field, FieldVerdict verdict) => judged[field] = (round << VerdictBits) | (int)verdict;

    /// <summary>Notes that a rule matches.</summary>
    /// <param name="rule">The rule's number.</param>
    /// <param name="mayComeAgain">Whether it may have been noted before.</param>
    public void Match(int rule, bool mayComeAgain)
    {
        if (mayComeAgain)
        {
            if (matchedIn[rule] == round) return;
            matchedIn[rule] = round;
        }

        Matched.Add(rule);
    }
}
