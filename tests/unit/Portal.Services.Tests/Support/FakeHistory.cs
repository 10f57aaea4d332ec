using System.Globalization;
using Portal.Languages.Data;
using Portal.Services.Executions;

namespace Portal.Services.Tests.Support;

/// <summary>Writes histories as Step Functions does: ids count from 1, each event follows the one before unless told otherwise.</summary>
internal sealed class FakeHistory(DateTimeOffset start)
{
    private readonly List<HistoryEvent> events = [];

    public IReadOnlyList<HistoryEvent> Events => events;
    public long Last => events.Count;

    public FakeHistory Add(string type, string details = "{}", long? previous = null)
    {
        events.Add(new(events.Count + 1, previous ?? (events.Count <= 1 ? 0 : events.Count), start.AddSeconds(events.Count), type, (DataObject)DataValue.Parse(details)));
        return this;
    }

    public FakeHistory Enter(string type, string name, string input = "{}", long? previous = null) =>
        Add(type + "StateEntered", new DataObjectBuilder { ["name"] = name, ["input"] = input }.Build().ToJson(), previous);

    public FakeHistory Exit(string type, string name, string output = "{}", long? previous = null) =>
        Add(type + "StateExited", new DataObjectBuilder { ["name"] = name, ["output"] = output }.Build().ToJson(), previous);

    public FakeHistory Schedule(string resource, string parameters, int? timeout = null) => Add("TaskScheduled", new DataObjectBuilder
    {
        ["resourceType"] = "events",
        ["resource"] = resource,
        ["region"] = "eu-central-1",
        ["parameters"] = parameters,
        ["timeoutInSeconds"] = timeout is { } t ? (DataValue)t : null,
    }.Build().ToJson());

    public FakeHistory Output(string type, string output) => Add(type, new DataObjectBuilder { ["resourceType"] = "events", ["output"] = output }.Build().ToJson());

    /// <summary>The history as it is now; what is added later is not in it.</summary>
    public FakeHistory Snapshot()
    {
        var copy = new FakeHistory(start);
        copy.events.AddRange(events);
        return copy;
    }

    /// <summary>The answer of GetExecutionHistory to a request: a page of it, where more are there than it asks for.</summary>
    public HttpResponseMessage Answer(SentRequest request)
    {
        var ordered = request.Json.GetBoolean("reverseOrder") == true ? events.AsEnumerable().Reverse() : events;
        var (from, most) = (int.Parse(request.Json.GetString("nextToken") ?? "0", CultureInfo.InvariantCulture), (int)(request.Json.GetInt64("maxResults") ?? 1000));
        return FakeWire.Json(new DataObjectBuilder
        {
            ["events"] = new DataArray([.. ordered.Skip(from).Take(most).Select(Wire)]),
            ["nextToken"] = from + most < events.Count ? (DataValue)(from + most).ToString(CultureInfo.InvariantCulture) : null,
        }.Build().ToJson());
    }

    private static DataValue Wire(HistoryEvent e)
    {
        var field = e.Type.EndsWith("StateEntered", StringComparison.Ordinal) ? "stateEnteredEventDetails"
            : e.Type.EndsWith("StateExited", StringComparison.Ordinal) ? "stateExitedEventDetails" : char.ToLowerInvariant(e.Type[0]) + e.Type[1..] + "EventDetails";
        return new DataObjectBuilder
        {
            ["id"] = e.Id,
            ["previousEventId"] = e.PreviousEventId,
            ["timestamp"] = e.Timestamp.ToUnixTimeSeconds(),
            ["type"] = e.Type,
            [field] = e.Details.Count == 0 ? null : e.Details,
        }.Build();
    }
}
