namespace Portal.Sandbox.Executions.Running;

/// <summary>The client tokens of the last redrives, so that a request which a client repeats does not redrive twice.</summary>
/// <remarks>Ten to an execution, each for 15 minutes: https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html</remarks>
internal sealed class RedriveTokens
{
    private const int MostTokens = 10;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly Lock guard = new();
    private readonly Dictionary<string, List<(string Token, DateTimeOffset At, DateTimeOffset Redriven)>> byExecution = new(StringComparer.Ordinal);

    /// <summary>When the redrive of this token was; null for a token that is not known.</summary>
    public DateTimeOffset? Find(string executionArn, string token, DateTimeOffset now)
    {
        lock (guard)
        {
            if (!byExecution.TryGetValue(executionArn, out var known)) return null;
            known.RemoveAll(k => now - k.At > Lifetime);
            if (known.Count == 0) byExecution.Remove(executionArn);
            foreach (var (given, _, redriven) in known)
            {
                if (given == token) return redriven;
            }

            return null;
        }
    }

    public void Add(string executionArn, string token, DateTimeOffset now, DateTimeOffset redriven)
    {
        lock (guard)
        {
            if (!byExecution.TryGetValue(executionArn, out var known)) byExecution[executionArn] = known = [];
            known.Add((token, now, redriven));
            if (known.Count > MostTokens) known.RemoveAt(0);
        }
    }
}
