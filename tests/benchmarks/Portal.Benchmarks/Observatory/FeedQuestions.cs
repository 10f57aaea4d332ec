using Portal.Services.Aws;
using Portal.Services.Observatory;

namespace Portal.Benchmarks.Observatory;

/// <summary>What people ask the feed, each with its limit in milliseconds. An answer that ends early says how far it came.</summary>
internal static class FeedQuestions
{
    public static IEnumerable<(string What, int Limit, Func<IObservedEvents, int, Task<bool>> Ask)> All(DateTimeOffset begin, int count)
    {
        const string Of = EventSource.Connection;
        yield return Page("first page", _ => new() { Connection = Of }, 100);
        yield return Page("a page half way down", _ => new() { Connection = Of, NextToken = (count / 2).ToString(System.Globalization.CultureInfo.InvariantCulture) });
        yield return Page("bus", n => new() { Connection = Of, EventBusName = EventSource.Buses[n % 4] });
        yield return Page("source", n => new() { Connection = Of, Source = "com.example.service" + (n % 15) });
        yield return Page("source that never came", _ => new() { Connection = Of, Source = "com.example.nobody" });
        yield return Page("source and a bus on which it never came", n => new() { Connection = Of, Source = "com.example.service" + (n % 15), EventBusName = "limits" });
        yield return Page("detail-type", n => new() { Connection = Of, DetailType = n % 2 == 0 ? "approved limit" : "review manual" });
        yield return Page("account", n => new() { Connection = Of, Account = $"1111222233{n % 5:00}" });
        yield return Page("execution", n => new() { Connection = Of, ExecutionArn = EventSource.Execution(n * 1000 + 1) });
        yield return Page("common word", n => new() { Connection = Of, Text = n % 2 == 0 ? "customer " : "invoice " });
        yield return Page("beginning of a common word", n => new() { Connection = Of, Text = n % 2 == 0 ? "cust" : "inv" });
        yield return Page("one letter", n => new() { Connection = Of, Text = n % 2 == 0 ? "c" : "a" });
        yield return Page("two common words and a bus", _ => new() { Connection = Of, Text = "approved limit ", EventBusName = "payments" });
        yield return Page("rare word", _ => new() { Connection = Of, Text = "zebra " });
        yield return Page("one order's number", n => new() { Connection = Of, Text = $"ord-{n * 40_001}" });
        yield return Page("word that never came", _ => new() { Connection = Of, Text = "unicorn " });
        yield return Page("beginning of a word that never came", _ => new() { Connection = Of, Text = "unicor" });
        yield return Page("common word on a bus that has no event", _ => new() { Connection = Of, Text = "customer ", EventBusName = "empty" });
        yield return Page("beginning of a common word on such a bus", _ => new() { Connection = Of, Text = "cust", EventBusName = "empty" });
        yield return Page("path = value, an identifier", n => new() { Connection = Of, Path = $"$.detail.orderId = ord-{n * 40_003}" });
        yield return Page("path = value, a number", n => new() { Connection = Of, Path = $"$.detail.customer.id = {n * 331}" });
        yield return Page("path = value that most have", _ => new() { Connection = Of, Path = "$.detail.customer.active = true" });
        yield return Page("path = value that never came, of common words", _ => new() { Connection = Of, Path = "$.detail.kind = customer" });
        yield return Page("an hour of time", n => new() { Connection = Of, From = begin.AddDays(n + 0.3), To = begin.AddDays(n + 0.3).AddHours(1) });
        yield return Page("an hour of time and a source", n => new() { Connection = Of, Source = "com.example.service3", From = begin.AddDays(n + 0.3), To = begin.AddDays(n + 0.3).AddHours(1) });
        yield return Page("two weeks and a rare word", _ => new() { Connection = Of, Text = "zebra ", From = begin.AddDays(3), To = begin.AddDays(17) });
        yield return Page("pattern: source, detail-type and a field", n => new() { Connection = Of, Pattern = """{"detail":{"customer":{"tier":["rejected"]}},"source":["com.example.service""" + n % 15 + "\"]}" });
        yield return Page("pattern: number in a range", _ => new() { Connection = Of, Pattern = """{"detail":{"amount":[{"numeric":[">",990,"<",991]}]}}""" });
        yield return Page("pattern: a prefix", n => new() { Connection = Of, Pattern = $$$"""{"detail":{"orderId":[{"prefix":"ord-{{{n + 1}}}00"}]}}""" });
        yield return Page("pattern: anything-but", _ => new() { Connection = Of, Pattern = """{"source":[{"anything-but":["com.example.payments"]}]}""" });
        yield return Page("pattern that nothing matches and nothing narrows", _ => new() { Connection = Of, Pattern = """{"detail":{"customer":{"name":[{"suffix":"Nobody"}]}}}""" });
        yield return Series("chart: an hour by the minute", begin.AddDays(20), begin.AddDays(20).AddHours(1), TimeSpan.FromMinutes(1), new() { Connection = Of });
        yield return Series("chart: a day by the half hour", begin.AddDays(20), begin.AddDays(21), TimeSpan.FromMinutes(30), new() { Connection = Of });
        yield return Series("chart: thirty days by twelve hours", begin, begin.AddDays(30), TimeSpan.FromHours(12), new() { Connection = Of });
        yield return Series("chart: thirty days of one source", begin, begin.AddDays(30), TimeSpan.FromHours(12), new() { Connection = Of, Source = "com.example.service3" });
        yield return Series("chart: a word (counted one by one)", begin, begin.AddDays(30), TimeSpan.FromHours(12), new() { Connection = Of, Text = "customer " });
        yield return ("filter menus", 300, async (events, _) => (await events.FacetsAsync(Of, CancellationToken.None)).IsOk);
    }

    private static (string, int, Func<IObservedEvents, int, Task<bool>>) Page(string what, Func<int, EventQuery> query, int limit = 300) => (what, limit, async (events, round) =>
    {
        Page<RecordedEvent> page = (await events.QueryAsync(query(round), CancellationToken.None)).Value ?? throw new InvalidOperationException(what);
        return page.ScannedTo is null;
    });

    private static (string, int, Func<IObservedEvents, int, Task<bool>>) Series(string what, DateTimeOffset from, DateTimeOffset to, TimeSpan bucket, EventQuery query) => (what, 300, async (events, _) =>
    {
        var series = (await events.SeriesAsync(query with { From = from, To = to }, bucket, CancellationToken.None)).Value ?? throw new InvalidOperationException(what);
        return series.CountedTo is null;
    });
}
