using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Logs;

/// <summary>Writes to CloudWatch Logs from inside the sandbox: rule targets, bus logs, execution logs.</summary>
public interface ILogGroups
{
    /// <param name="scope">Whose group.</param>
    /// <param name="logGroupName">The group's name, without the <c>:*</c> that some ARNs end in.</param>
    bool Exists(ResourceScope scope, string logGroupName);

    /// <summary>Makes the group where it is not there.</summary>
    /// <param name="scope">Whose group.</param>
    /// <param name="logGroupName">Its name.</param>
    /// <param name="retentionDays">How long its lines are kept.</param>
    /// <param name="cancellationToken">Before the commit.</param>
    ValueTask EnsureAsync(ResourceScope scope, string logGroupName, int retentionDays, CancellationToken cancellationToken);

    /// <summary>Appends to a stream, which is made when it is not there; ends when the lines are durable.</summary>
    /// <exception cref="AwsFault">ResourceNotFoundException: there is no such group.</exception>
    ValueTask AppendAsync(ResourceScope scope, string logGroupName, string logStreamName, IReadOnlyList<LogLine> lines, CancellationToken cancellationToken);
}

/// <param name="Time">When it happened.</param>
/// <param name="Message">The line.</param>
public readonly record struct LogLine(DateTimeOffset Time, string Message);
