namespace Portal.Services.Approvals;

/// <summary>The named points of a decision, in their order. Between any two of them the process may die, and nothing may be lost or doubled by it.</summary>
internal enum DecisionPoint
{
    /// <summary>The answer is complete and allowed; nothing is written yet.</summary>
    Asked,

    /// <summary>Inside the transaction that claims the wait, before its commit.</summary>
    Claiming,

    /// <summary>The claim and its audit record are durable; AWS has heard nothing.</summary>
    Claimed,

    /// <summary>AWS has answered; nothing of it is written yet.</summary>
    Answered,

    /// <summary>Inside the transaction that settles the answer, before its commit.</summary>
    Settling,

    /// <summary>The outcome and its audit record are durable; nobody has been told.</summary>
    Settled,
}

/// <summary>Told at each point of a decision. Does nothing; the crash test registers one that kills the process.</summary>
internal class DecisionPoints
{
    public virtual void Reached(DecisionPoint point)
    {
    }
}
