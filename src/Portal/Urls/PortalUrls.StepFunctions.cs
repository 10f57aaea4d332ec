namespace Portal.Urls;

public sealed partial class PortalUrls
{
    public string StateMachines() => Page(PageRoutes.StateMachines);

    public string StateMachine(string arn, string? tab = null) =>
        With(new UrlBuilder(PageRoutes.StateMachines).Segment(arn).Query("tab", tab));

    /// <summary>The test of one state, with the input that it got in an execution.</summary>
    /// <param name="visit">The entry event of the visit.</param>
    public string TestState(string machine, string state, string execution, long visit) =>
        With(new UrlBuilder(PageRoutes.StateMachines).Segment(machine).Query("tab", "test").Query("state", state).Query("execution", execution)
            .Query("visit", visit.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <param name="machine">ARN of the only state machine to list.</param>
    /// <param name="statuses">Execution statuses as AWS spells them.</param>
    public string Executions(string? machine = null, IEnumerable<string>? statuses = null, string? text = null) =>
        With(new UrlBuilder(PageRoutes.Executions).Query("machine", machine).Query("status", statuses).Query("q", text));

    /// <param name="arn">ARN of the execution.</param>
    /// <param name="tab">The part to open.</param>
    /// <param name="state">Name of the state to select.</param>
    public string Execution(string arn, string? tab = null, string? state = null) =>
        With(new UrlBuilder(PageRoutes.Executions).Segment(arn).Query("tab", tab).Query("state", state));

    /// <summary>Two executions side by side.</summary>
    /// <param name="a">ARN of an execution.</param>
    /// <param name="b">ARN of the other; null to choose it.</param>
    public string Compare(string a, string? b) => With(new UrlBuilder(PageRoutes.Comparison).Query("a", a).Query("b", b));
}
