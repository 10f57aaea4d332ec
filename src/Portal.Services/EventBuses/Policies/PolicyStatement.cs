namespace Portal.Services.EventBuses.Policies;

/// <summary>A statement of a bus's resource policy, for people.</summary>
/// <param name="Sid">Its id; null where it has none.</param>
/// <param name="Allows">False: it denies.</param>
/// <param name="Sentence">Who may do what under which conditions.</param>
/// <param name="Warning">What is risky or without effect about it; null for nothing.</param>
public sealed record PolicyStatement(string? Sid, bool Allows, string Sentence, string? Warning);

/// <param name="Statements">In the order of the document.</param>
/// <param name="Problems">Why AWS would refuse the document; empty where it would not.</param>
public sealed record PolicyReading(IReadOnlyList<PolicyStatement> Statements, IReadOnlyList<string> Problems);
