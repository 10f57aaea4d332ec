using Portal.Languages.Data;
using Portal.Sandbox.Logs;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.Logs;

internal sealed class CreateLogStream(LogDirectory groups) : LogGroupOperation("CreateLogStream", groups)
{
    protected override async ValueTask<DataObject?> InvokeAsync(LogGroup group, OperationCall call, CancellationToken cancellationToken)
    {
        await Groups.AddStreamAsync(group, LogsInput.Required(call.Input, "logStreamName"), mustBeNew: true, cancellationToken);
        return null;
    }
}

internal sealed class DeleteLogStream(LogDirectory groups) : LogGroupOperation("DeleteLogStream", groups)
{
    protected override async ValueTask<DataObject?> InvokeAsync(LogGroup group, OperationCall call, CancellationToken cancellationToken)
    {
        await Groups.DeleteStreamAsync(group, LogsInput.Required(call.Input, "logStreamName"), cancellationToken);
        return null;
    }
}

internal sealed class DescribeLogStreams(LogDirectory groups) : LogGroupOperation("DescribeLogStreams", groups)
{
    protected override ValueTask<DataObject?> InvokeAsync(LogGroup group, OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var prefix = input.GetString("logStreamNamePrefix");
        var order = input.GetString("orderBy") ?? "LogStreamName";
        if (order is not ("LogStreamName" or "LastEventTime")) throw LogFaults.Constraint(order, "orderBy", "Member must satisfy enum value set: [LogStreamName, LastEventTime]");
        if (prefix is not null && order == "LastEventTime") throw LogFaults.Invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        var streams = group.Streams.Values.Where(s => s.Name.StartsWith(prefix ?? "", StringComparison.Ordinal)).Select(s => Groups.RequireStream(group, s.Name));
        var sorted = order == "LastEventTime"
            ? streams.OrderBy(s => s.Extent is { } e ? LogPosition.Milliseconds(e.Last) : 0).ThenBy(s => s.Name, StringComparer.Ordinal)
            : streams.OrderBy(s => s.Name, StringComparer.Ordinal);
        List<LogStream> all = [.. input.GetBoolean("descending") == true ? sorted.Reverse() : sorted];
        var (page, next) = LogsInput.Page(all, s => s.Name, input.GetString("nextToken"), LogsInput.Limit(input, 50, 50));
        return new(new DataObjectBuilder { ["logStreams"] = new DataArray([.. page.Select(s => Shape(group, s))]), ["nextToken"] = next }.Build());
    }

    /// <remarks>The size of streams has been 0 on AWS since 2019; only groups have one.</remarks>
    private static DataObject Shape(LogGroup group, LogStream stream)
    {
        var shape = new DataObjectBuilder(8) { ["logStreamName"] = stream.Name, ["creationTime"] = stream.CreatedMilliseconds };
        if (stream.Extent is { } extent)
        {
            shape.Set("firstEventTimestamp", LogPosition.Milliseconds(extent.First));
            shape.Set("lastEventTimestamp", LogPosition.Milliseconds(extent.Last));
            shape.Set("lastIngestionTime", extent.IngestedMilliseconds);
        }

        return shape
            .Set("uploadSequenceToken", PutLogEvents.SequenceToken)
            .Set("arn", $"{group.Partition}:log-stream:{stream.Name}")
            .Set("storedBytes", 0)
            .Build();
    }
}
