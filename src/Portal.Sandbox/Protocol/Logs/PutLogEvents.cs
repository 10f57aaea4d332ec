using System.Text;
using Portal.Languages.Data;
using Portal.Sandbox.Logs;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.Logs;

/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html</remarks>
internal sealed class PutLogEvents(LogDirectory groups, LogWriter writer, TimeProvider clock) : LogGroupOperation("PutLogEvents", groups)
{
    /// <summary>Sequence tokens are no longer needed; AWS still answers one, which means nothing.</summary>
    public const string SequenceToken = "49600000000000000000000000000000000000000000000000000000";

    private const int MostLines = 10_000;
    private const int MostBytes = 1_048_576;

    private static readonly TimeSpan LongestSpan = TimeSpan.FromHours(24);
    private static readonly TimeSpan Newest = TimeSpan.FromHours(2);
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(14);

    protected override async ValueTask<DataObject?> InvokeAsync(LogGroup group, OperationCall call, CancellationToken cancellationToken)
    {
        var name = LogsInput.Required(call.Input, "logStreamName");
        LogNames.CheckStream(name);
        var lines = Read(call.Input);
        var stream = Groups.RequireStream(group, name);
        var (rejected, accepted) = Sort(group, lines);
        await writer.AppendAsync(group, stream, accepted, cancellationToken);
        return new DataObjectBuilder { ["nextSequenceToken"] = SequenceToken, ["rejectedLogEventsInfo"] = rejected }.Build();
    }

    private static List<LogLine> Read(DataObject input)
    {
        var events = input.GetArray("logEvents") ?? throw LogFaults.Constraint(null, "logEvents", "Member must not be null");
        if (events.Count == 0) throw LogFaults.Constraint("[]", "logEvents", "Member must have length greater than or equal to 1");
        if (events.Count > MostLines) throw LogFaults.Constraint("[...]", "logEvents", $"Member must have length less than or equal to {MostLines}");
        var lines = new List<LogLine>(events.Count);
        var bytes = 0;
        for (var i = 0; i < events.Count; i++)
        {
            var item = events[i] as DataObject ?? DataObject.Empty;
            var at = $"logEvents.{i + 1}.member.";
            var time = item.GetInt64("timestamp") ?? throw LogFaults.Constraint(null, at + "timestamp", "Member must not be null");
            var message = item.GetString("message") ?? throw LogFaults.Constraint(null, at + "message", "Member must not be null");
            if (message.Length == 0) throw LogFaults.Constraint("", at + "message", "Member must have length greater than or equal to 1");
            if (time is < 0 or > LogPosition.LastMillisecond) throw LogFaults.Constraint($"{time}", at + "timestamp", "Member must have value greater than or equal to 0");
            bytes += Encoding.UTF8.GetByteCount(message) + LogWriter.LineOverhead;
            lines.Add(new(DateTimeOffset.FromUnixTimeMilliseconds(time), message));
        }

        if (bytes > MostBytes) throw LogFaults.Invalid($"Upload too large: {bytes} bytes exceeds limit of {MostBytes}");
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].Time < lines[i - 1].Time) throw LogFaults.Invalid("Log events in a single PutLogEvents request must be in chronological order.");
        }

        if (lines[^1].Time - lines[0].Time > LongestSpan) throw LogFaults.Invalid("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
        return lines;
    }

    /// <summary>Lines too old or too new are left out and the answer says which, by index.</summary>
    private (DataObject? Rejected, IReadOnlyList<LogLine> Accepted) Sort(LogGroup group, List<LogLine> lines)
    {
        var now = clock.GetUtcNow();
        var expired = lines.FindLastIndex(l => l.Time.ToUnixTimeMilliseconds() < group.OldestShown(clock));
        var tooOld = lines.FindLastIndex(l => l.Time < now - Oldest);
        var tooNew = lines.FindIndex(l => l.Time > now + Newest);
        if (expired < 0 && tooOld < 0 && tooNew < 0) return (null, lines);
        var rejected = new DataObjectBuilder
        {
            ["tooNewLogEventStartIndex"] = tooNew >= 0 ? tooNew : (DataValue?)null,
            ["tooOldLogEventEndIndex"] = tooOld >= 0 ? tooOld + 1 : (DataValue?)null,
            ["expiredLogEventEndIndex"] = expired >= 0 ? expired + 1 : (DataValue?)null,
        };
        var first = Math.Max(expired, tooOld) + 1;
        var end = tooNew >= 0 ? tooNew : lines.Count;
        return (rejected.Build(), first < end ? lines[first..end] : []);
    }
}
