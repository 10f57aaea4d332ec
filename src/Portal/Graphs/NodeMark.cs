namespace Portal.Graphs;

/// <summary>What an execution did in a state, as the graph shows it.</summary>
/// <param name="Status">As <see cref="Components.Controls.StatusTones"/> knows it: SUCCEEDED, RUNNING, WAITING and so on.</param>
public sealed record NodeMark(string Status)
{
    /// <summary>How often it was entered.</summary>
    public int Visits { get; init; } = 1;

    /// <summary>How many attempts beyond the first.</summary>
    public int Retries { get; init; }

    /// <summary>How many events it emitted.</summary>
    public int Events { get; init; }

    public override string ToString() => Status;
}

/// <summary>Which iteration of a Map state is looked at.</summary>
/// <param name="Count">How many there were.</param>
/// <param name="Index">The one; null for all together.</param>
/// <param name="Failed">The ones that failed.</param>
public sealed record MapPick(int Count, int? Index, IReadOnlyList<int> Failed);

/// <summary>A way that an execution took.</summary>
/// <param name="IsCatch">A catcher's way; there may be an ordinary one between the same states.</param>
public readonly record struct TakenWay(string From, string To, bool IsCatch);
