using System.Globalization;
using Portal.Languages.Data;
using Portal.Sandbox.Logs;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.Logs;

/// <summary>Pages of one stream. A token says where to go on and in which direction; the end is where it stays the same.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html</remarks>
internal sealed class GetLogEvents(LogDirectory groups, LogReader reader) : LogGroupOperation("GetLogEvents", groups)
{
    private const int MostLines = 10_000;

    protected override ValueTask<DataObject?> InvokeAsync(LogGroup group, OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var name = LogsInput.Required(input, "logStreamName");
        LogNames.CheckStream(name);
        var stream = Groups.RequireStream(group, name);
        var limit = LogsInput.Limit(input, MostLines, MostLines);
        var from = LogPosition.Start(input.GetInt64("startTime") ?? 0);
        var before = LogPosition.Start(input.GetInt64("endTime") ?? LogPosition.LastMillisecond);
        var token = LogToken.Parse(input.GetString("nextToken"));
        var forward = token?.IsForward ?? input.GetBoolean("startFromHead") ?? false;
        List<StoredLine> page;
        if (forward)
        {
            page = LogReader.Page(reader.Forward(group, stream, Math.Max(from, token?.Place ?? 0), before), limit);
        }
        else
        {
            page = LogReader.Page(reader.Backward(group, stream, from, Math.Min(before, token?.Place ?? long.MaxValue)), limit);
            page.Reverse();
        }

        // An empty page leaves both tokens at the place where it would have been.
        var place = token?.Place ?? (forward ? from : before);
        return new(new DataObjectBuilder
        {
            ["events"] = new DataArray([.. page.Select(Shape)]),
            ["nextForwardToken"] = new LogToken(true, page.Count > 0 ? page[^1].Position + 1 : place).ToString(),
            ["nextBackwardToken"] = new LogToken(false, page.Count > 0 ? page[0].Position : place).ToString(),
        }.Build());
    }

    private static DataObject Shape(StoredLine line) => new DataObjectBuilder
    {
        ["timestamp"] = line.Milliseconds,
        ["message"] = line.Message,
        ["ingestionTime"] = line.IngestedMilliseconds,
    }.Build();
}

/// <summary>A place in a stream and a direction: forward from it, inclusive, or backward from it, exclusive.</summary>
internal sealed record LogToken(bool IsForward, long Place)
{
    public static LogToken? Parse(string? text)
    {
        if (text is null) return null;
        if (text.Length > 2 && text[..2] is "f/" or "b/" && long.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var place)) return new(text[0] == 'f', place);
        throw LogFaults.Invalid("The specified nextToken is invalid.");
    }

    public override string ToString() => (IsForward ? "f/" : "b/") + Place.ToString("D56", CultureInfo.InvariantCulture);
}
