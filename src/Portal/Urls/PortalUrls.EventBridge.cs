namespace Portal.Urls;

public sealed partial class PortalUrls
{
    /// <summary>The feed of recorded events, filtered.</summary>
    public string Events(string? bus = null, string? source = null, string? detailType = null, string? execution = null, string? text = null) =>
        With(new UrlBuilder(PageRoutes.Events).Query("bus", bus).Query("source", source).Query("type", detailType)
            .Query("execution", execution).Query("q", text));

    public string Event(string eventId) => With(new UrlBuilder(PageRoutes.Events).Segment(eventId));

    /// <param name="id">The id of an event, or the ARN of an execution.</param>
    /// <param name="fromHere">Only what followed from it, not what led to it.</param>
    /// <param name="view"><c>graph</c>; null for the waterfall.</param>
    public string Trace(string id, bool fromHere = false, string? view = null) =>
        With(new UrlBuilder("/trace").Segment(id).Query("from", fromHere ? "here" : null).Query("view", view));

    public string EventBuses() => Page(PageRoutes.EventBuses);

    public string EventBus(string name, string? tab = null) =>
        With(new UrlBuilder(PageRoutes.EventBuses).Segment(name).Query("tab", tab));

    public string Rules(string? bus = null) => With(new UrlBuilder(PageRoutes.Rules).Query("bus", bus));

    public string Rule(string bus, string name, string? tab = null) =>
        With(new UrlBuilder(PageRoutes.EventBuses).Segment(bus).Segment("rules").Segment(name).Query("tab", tab));

    /// <summary>The editor of a new rule.</summary>
    /// <param name="bus">The bus to choose beforehand.</param>
    /// <param name="fromEventId">The id of a recorded event that the rule should match: it fills in the pattern.</param>
    public string NewRule(string? bus = null, string? fromEventId = null) =>
        With(new UrlBuilder(PageRoutes.NewRule).Query("bus", bus).Query("from", fromEventId));

    public string EditRule(string bus, string name) =>
        With(new UrlBuilder(PageRoutes.EventBuses).Segment(bus).Segment("rules").Segment(name).Segment("edit"));

    /// <param name="bus">The bus to choose beforehand.</param>
    /// <param name="from">The id of a recorded event to edit and send again.</param>
    public string Compose(string? bus = null, string? from = null) =>
        With(new UrlBuilder(PageRoutes.Compose).Query("bus", bus).Query("from", from));

    /// <param name="queueArn">The queue to open.</param>
    public string DeadLetters(string? queueArn = null) => With(new UrlBuilder(PageRoutes.DeadLetters).Query("queue", queueArn));

    public string Archives(string? bus = null) => With(new UrlBuilder(PageRoutes.Archives).Query("bus", bus));

    public string Queue(string name) => With(new UrlBuilder("/queues").Segment(name));

    public string LogGroups() => Page(PageRoutes.LogGroups);

    public string LogGroup(string name) => With(new UrlBuilder(PageRoutes.LogGroups).Segment(name));
}
