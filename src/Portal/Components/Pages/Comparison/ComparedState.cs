using Portal.Components.Pages.Execution;
using Portal.Languages.Data;
using Portal.Services.Observatory.Correlation;

namespace Portal.Components.Pages.Comparison;

/// <summary>One state as two executions went through it; in one of them it may be missing.</summary>
/// <param name="Key">Where it stands: scope, Map item, name, and which of several visits.</param>
/// <param name="Depth">0 at the top, 1 inside a Parallel or Map.</param>
/// <param name="Scope">The key of the state around it; empty at the top.</param>
public sealed record ComparedState(string Key, int Depth, string Scope, StateVisit? A, StateVisit? B)
{
    public StateVisit Either => A ?? B!;

    public bool SameWay => A is not null && B is not null && VisitStatuses.IsBad(A.Status) == VisitStatuses.IsBad(B.Status) && (A.Status == VisitStatus.Caught) == (B.Status == VisitStatus.Caught);

    /// <summary>Null where it cannot be told: one is missing, has none yet, or belongs to an execution too long to hold it.</summary>
    public bool? SameInput => Same(A?.Input, B?.Input);

    /// <inheritdoc cref="SameInput"/>
    public bool? SameOutput => Same(A?.Output, B?.Output);

    /// <summary>How much longer it took in B; null where one has not ended.</summary>
    public TimeSpan? Longer => A?.ExitedAt - A?.EnteredAt is { } a && B?.ExitedAt - B?.EnteredAt is { } b ? b - a : null;

    private static bool? Same(string? a, string? b) =>
        a is null || b is null ? null : a == b || (DataValue.TryParse(a) is { } x && DataValue.TryParse(b) is { } y && x.Equals(y));
}
