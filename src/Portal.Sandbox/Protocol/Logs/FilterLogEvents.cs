using System.Globalization;
using Portal.Languages.Data;
using Portal.Sandbox.Logs;
using Portal.Sandbox.Logs.Filtering;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.Logs;

/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html</remarks>
internal sealed class FilterLogEvents(LogDirectory groups, LogSearch search) : LogGroupOperation("FilterLogEvents", groups)
{
    private const int MostLines = 10_000;

    protected override ValueTask<DataObject?> InvokeAsync(LogGroup group, OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var pattern = FilterPattern.Parse(input.GetString("filterPattern"));
        var after = input.GetString("nextToken") is { } token ? SearchPlace.Parse(token) ?? throw LogFaults.Invalid("The specified nextToken is invalid.") : null;
        var range = (input.GetInt64("startTime") ?? 0, input.GetInt64("endTime") ?? LogPosition.LastMillisecond);
        var page = search.Find(group, Streams(group, input), pattern, range, after, LogsInput.Limit(input, MostLines, MostLines));
        return new(new DataObjectBuilder
        {
            ["events"] = new DataArray([.. page.Found.Select(f => Shape(f.Stream, f.Line))]),
            ["searchedLogStreams"] = DataArray.Empty,
            ["nextToken"] = page.Next is { } next ? next.ToString() : (DataValue?)null,
        }.Build());
    }

    private IReadOnlyList<LogStream> Streams(LogGroup group, DataObject input)
    {
        var names = LogsInput.Names(input, "logStreamNames");
        var prefix = input.GetString("logStreamNamePrefix");
        if (names.Count > 0 && prefix is not null) throw LogFaults.Invalid("Specify either logStreamNames or logStreamNamePrefix, and not both.");
        return names.Count > 0
            ? [.. names.Distinct().Select(n => Groups.RequireStream(group, n))]
            : [.. group.Streams.Values.Where(s => s.Name.StartsWith(prefix ?? "", StringComparison.Ordinal))];
    }

    private static DataObject Shape(LogStream stream, StoredLine line) => new DataObjectBuilder(5)
    {
        ["logStreamName"] = stream.Name,
        ["timestamp"] = line.Milliseconds,
        ["message"] = line.Message,
        ["ingestionTime"] = line.IngestedMilliseconds,
        ["eventId"] = string.Create(CultureInfo.InvariantCulture, $"{line.Position:D36}{stream.Number:D20}"),
    }.Build();
}

/// <summary>Tries a pattern on given lines.</summary>
internal sealed class TestMetricFilter() : LogsOperation("TestMetricFilter")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var pattern = FilterPattern.Parse(LogsInput.Required(call.Input, "filterPattern"));
        var messages = LogsInput.Names(call.Input, "logEventMessages");
        var matches = messages.Select((m, i) => (Message: m, Number: i + 1)).Where(m => pattern.Matches(m.Message));
        return new(new DataObjectBuilder
        {
            ["matches"] = new DataArray([.. matches.Select(m => new DataObjectBuilder { ["eventNumber"] = m.Number, ["eventMessage"] = m.Message, ["extractedValues"] = DataObject.Empty }.Build())]),
        }.Build());
    }
}
