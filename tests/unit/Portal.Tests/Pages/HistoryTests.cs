using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Components.Pages;
using Portal.Components.Pages.Execution;
using Portal.Languages.Data;
using Portal.Services.Executions;
using Portal.Services.Executions.Histories;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Pages;

public sealed class HistoryTests : PageContext
{
    public HistoryTests() => Services.AddPageParts();

    [Theory]
    [InlineData("""{"error":"E","cause":"{\"errorMessage\":\"why\"}"}""", "TaskFailed", "E: why")]
    [InlineData("""{"resourceType":"events","resource":"putEvents","parameters":"{}"}""", "TaskScheduled", "events:putEvents")]
    [InlineData("""{"name":"Each","index":4}""", "MapIterationStarted", "item 4")]
    [InlineData("""{"name":"Work","input":"{}"}""", "TaskStateEntered", "{}")]
    [InlineData("{}", "TaskStarted", "")]
    public void Text_Event_SaysWhatMatters(string details, string type, string text) =>
        Assert.Equal(text, HistoryText.Of(new HistoryEvent(1, 0, Samples.Now, type, Json(details))));

    [Fact]
    public void Filter_KindStateAndText_AllMustFit()
    {
        var history = new FakeHistory(Events());
        Assert.Equal(5, new HistoryFilter([], null, null).Apply(history).Length);
        Assert.Equal([5L], Ids(new HistoryFilter([HistoryText.Failures], null, null).Apply(history)));
        Assert.Equal([2L, 4L], Ids(new HistoryFilter([], "Work", null).Apply(history)));
        Assert.Equal([4L], Ids(new HistoryFilter([], "Work", new HashSet<long> { 4, 5 }).Apply(history)));
    }

    [Fact]
    public void Tab_Text_FindsWhatIsInTheDetails()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("?hq=NEEDLE");
        var tab = Open(new FakeHistory(Events()));
        tab.WaitForAssertion(() => Assert.Contains("1 of 5", tab.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Contains("TaskFailed", Assert.Single(tab.FindAll("tr[data-row]")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Tab_DetailsFarAway_AreFetchedForTheRowsInSight()
    {
        var tab = Open(new FakeHistory(Events()) { Away = true });
        Assert.Contains("Boom: needle", tab.Markup, StringComparison.Ordinal);
        tab.FindAll("tr[data-row]")[^1].Click();
        Assert.Contains("event 5, after event 4", tab.Find(".detail").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Tab_HugeHistory_RendersOnlyARowsWorth()
    {
        var tab = Open(new FakeHistory([.. Enumerable.Range(1, 25_000).Select(i => new HistoryEvent(i, i - 1, Samples.Now, "TaskStarted", DataObject.Empty))]));
        Assert.Contains("25,000", tab.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.True(tab.FindAll("tr[data-row]").Count < 500);
    }

    private IRenderedComponent<HistoryTab> Open(IHistoryArchive history) =>
        Open<HistoryTab>(Services.GetRequiredService<NavigationManager>().Uri, p => p.Add(t => t.History, history).Add(t => t.Start, Samples.Now));

    private static IEnumerable<long> Ids(IEnumerable<HistoryRow> rows) => rows.Select(r => r.Id);

    private static DataObject Json(string text) => (DataObject)DataValue.Parse(text);

    private static List<HistoryEvent> Events() =>
    [
        new(1, 0, Samples.Now, "ExecutionStarted", DataObject.Empty),
        new(2, 0, Samples.Now, "TaskStateEntered", Json("""{"name":"Work","input":"{}"}""")),
        new(3, 2, Samples.Now, "TaskScheduled", DataObject.Empty),
        new(4, 3, Samples.Now, "TaskStateExited", Json("""{"name":"Work"}""")),
        new(5, 4, Samples.Now, "TaskFailed", Json("""{"error":"Boom","cause":"needle"}""")),
    ];
}
