using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Portal.E2E.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.E2E.Journeys;

/// <summary>
/// Follows one real task token: it must be in nothing that leaves the portal, and nothing that it keeps, while pages about it are
/// opened, fetched a hundred times, searched, exported, and the wait is answered.
/// </summary>
[Collection(JourneyCollection.Name)]
public sealed class TokenJourney(SharedPortal shared)
{
    [Fact]
    public async Task Token_IsNowhere_AndFetchingAPageDecidesNothing()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var execution = await Samples.AskForApprovalAsync(shared.Aws, "Canary", cancellation);
        var token = await TokenAsync(execution, cancellation);

        // The middle of it, in letters that no encoding changes.
        var canary = new string([.. token.Where(char.IsAsciiLetterOrDigit)])[20..50];
        var needle = token.Split('+', '/', '=').OrderByDescending(p => p.Length).First();
        Assert.True(needle.Length > 12, "the token has no part to look for");

        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        var heard = Listen(visitor.Page);
        await visitor.GoAsync("/approvals");
        var link = visitor.Page.Locator("tr").Filter(new() { HasText = execution[(execution.LastIndexOf(':') + 1)..] }).GetByRole(AriaRole.Link);
        var address = await link.GetAttributeAsync("href", new() { Timeout = 20000 });
        foreach (var path in new[] { address!, "/executions/" + execution, $"/executions/{execution}?tab=history", "/events?q=Canary", "/waits/stuck", "/audit" })
        {
            await visitor.GoAsync(path);
            heard.Enqueue(await visitor.Page.ContentAsync());
            heard.Enqueue(visitor.Page.Url);
        }

        await FetchAsync(address!, heard, cancellation);
        Assert.Equal("RUNNING", (await Samples.DescribeAsync(shared.Aws, execution, cancellation)).GetProperty("status").GetString());

        await visitor.GoAsync(address!);
        await visitor.Page.GetByTestId("approve").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Expect(visitor.Page.GetByTestId("decision-result")).ToContainTextAsync("Approved");
        await visitor.GoAsync("/audit");
        heard.Enqueue(await ExportAsync(visitor.Page, "CSV"));
        heard.Enqueue(await ExportAsync(visitor.Page, "JSON"));

        heard.Enqueue(shared.Portal.Output);
        foreach (var file in Directory.EnumerateFiles(shared.Portal.DataDirectory)) heard.Enqueue(await ReadAsync(file, cancellation));
        Assert.True(heard.Count > 50, $"only {heard.Count} texts were looked through");
        Assert.DoesNotContain(heard, text => text.Contains(token, StringComparison.Ordinal) || text.Contains(needle, StringComparison.Ordinal) || text.Contains(canary, StringComparison.Ordinal));
        Assert.Empty(visitor.Complaints);
    }

    /// <summary>As AWS shows it in the history.</summary>
    private async Task<string> TokenAsync(string execution, CancellationToken cancellationToken)
    {
        var history = await shared.Aws.RunAsync(cancellationToken, "stepfunctions", "get-execution-history", "--execution-arn", execution);
        var parameters = history.GetProperty("events").EnumerateArray().First(e => e.GetProperty("type").GetString() == "TaskScheduled")
            .GetProperty("taskScheduledEventDetails").GetProperty("parameters").GetString()!;
        return JsonDocument.Parse(parameters).RootElement.GetProperty("Entries")[0].GetProperty("Detail").GetProperty("taskToken").GetString()!;
    }

    /// <summary>Every frame of the circuit, both ways, and every address that is asked for.</summary>
    private static ConcurrentQueue<string> Listen(IPage page)
    {
        var heard = new ConcurrentQueue<string>();
        page.Request += (_, request) => heard.Enqueue(request.Url);
        page.WebSocket += (_, socket) =>
        {
            socket.FrameReceived += (_, frame) => heard.Enqueue(frame.Text ?? Encoding.Latin1.GetString(frame.Binary ?? []));
            socket.FrameSent += (_, frame) => heard.Enqueue(frame.Text ?? Encoding.Latin1.GetString(frame.Binary ?? []));
        };
        return heard;
    }

    /// <summary>As mail scanners and prefetching browsers do.</summary>
    private async Task FetchAsync(string address, ConcurrentQueue<string> heard, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = shared.Portal.Url };
        for (var i = 0; i < 100; i++)
        {
            using var answer = await http.GetAsync(new Uri(address, UriKind.Relative), cancellationToken);
            answer.EnsureSuccessStatusCode();
            if (i == 0) heard.Enqueue(await answer.Content.ReadAsStringAsync(cancellationToken));
        }
    }

    private static async Task<string> ExportAsync(IPage page, string format)
    {
        await page.GetByText("Export").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText("as " + format).ClickAsync());
        var text = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.Contains("approval.approve", text, StringComparison.Ordinal);
        return text;
    }

    private static async Task<string> ReadAsync(string file, CancellationToken cancellationToken)
    {
        await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(open, Encoding.Latin1);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
