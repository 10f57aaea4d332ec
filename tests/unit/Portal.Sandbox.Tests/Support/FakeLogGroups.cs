using System.Collections.Concurrent;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Logs;

namespace Portal.Sandbox.Tests.Support;

/// <summary>Log groups that note what they get. Only named groups exist.</summary>
internal sealed class FakeLogGroups(params string[] names) : ILogGroups
{
    private readonly HashSet<string> existing = [.. names];

    /// <summary>What the next lines come to; null: they are written.</summary>
    public Exception? Failure { get; set; }

    public ConcurrentQueue<(string Group, string Stream, LogLine Line)> Lines { get; } = new();

    public bool Exists(ResourceScope scope, string logGroupName) => existing.Contains(logGroupName);

    public ValueTask EnsureAsync(ResourceScope scope, string logGroupName, int retentionDays, CancellationToken cancellationToken)
    {
        existing.Add(logGroupName);
        return ValueTask.CompletedTask;
    }

    public ValueTask AppendAsync(ResourceScope scope, string logGroupName, string logStreamName, IReadOnlyList<LogLine> lines, CancellationToken cancellationToken)
    {
        if (Failure is not null) throw Failure;
        if (!Exists(scope, logGroupName)) throw new AwsFault("ResourceNotFoundException", "The specified log group does not exist.");
        foreach (var line in lines) Lines.Enqueue((logGroupName, logStreamName, line));
        return ValueTask.CompletedTask;
    }
}
