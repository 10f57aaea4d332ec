using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using Portal.E2E.Support;
using Portal.Hosting;
using Xunit;

namespace Portal.E2E.Commands;

/// <summary>
/// How an execution of almost 25,000 events feels: from the click to its graph and first rows, what its circuit keeps in memory, how
/// long a scrolled table shows nothing. It runs the portal in its own process, so that the heap can be measured after a collection.
/// Asked for by name only: <c>--filter-class '*LongExecutionBenchmark' --explicit only --show-live-output on</c>.
/// </summary>
public sealed class LongExecutionBenchmark(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Items = 2258;
    private const int Runs = 5;

    /// <summary>A Map whose items publish an event each: 11 history events an item, as real machines have.</summary>
    private const string Definition = """
        {"StartAt":"Each item","States":{
        "Each item":{"Type":"Map","ItemsPath":"$.items","MaxConcurrency":40,"ItemProcessor":{"ProcessorConfig":{"Mode":"INLINE"},"StartAt":"Shape","States":{
          "Shape":{"Type":"Pass","Parameters":{"n.$":"$","kind":"account","note":"A note of some length for each of the items"},"Next":"Announce"},
          "Announce":{"Type":"Task","Resource":"arn:aws:states:::events:putEvents","Parameters":{"Entries":[{"Source":"long","DetailType":"Item","Detail":{"n.$":"$.n"}}]},"ResultPath":"$.sent","Next":"Close"},
          "Close":{"Type":"Pass","End":true}}},"ResultPath":null,"Next":"Done"},
        "Done":{"Type":"Succeed"}}}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("observatory-long-").FullName;
    private readonly BrowserFixture browser = new();
    private readonly int portalPort = PortalProcess.FreePort();
    private readonly int sandboxPort = PortalProcess.FreePort();
    private WebApplication? portal;

    [Fact(Explicit = true)]
    public async Task Execution_Of25000Events_OpensAndScrolls()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var name = await RunLongAsync(cancellation);
        await using var visitor = await browser.VisitAsync(new Uri($"http://127.0.0.1:{portalPort}"));
        var opened = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            await visitor.GoAsync("/executions");
            var link = visitor.Page.Locator($"a[href*='{name}']").First;
            await link.WaitForAsync();
            var watch = Stopwatch.StartNew();
            await link.ClickAsync();
            await visitor.Page.Locator("[data-state='Each item']").First.WaitForAsync();
            await visitor.Page.Locator("[data-row] .pick").First.WaitForAsync();
            opened.Add(watch.Elapsed.TotalMilliseconds);
            await visitor.Page.Locator("text=/24,8\\d\\d history events$/").WaitForAsync();
            output.WriteLine(Line($"run {run + 1}: graph and first rows {opened[^1]:0} ms, all read {watch.Elapsed.TotalMilliseconds:0} ms"));
        }

        output.WriteLine(Line($"open, median: {opened.Order().ElementAt(Runs / 2):0} ms"));
        await visitor.GoAsync("/executions");
        var before = Heap();
        await visitor.Page.Locator($"a[href*='{name}']").First.ClickAsync();
        await visitor.Page.Locator("text=/24,8\\d\\d history events$/").WaitForAsync();
        output.WriteLine(Line($"heap kept by the circuit's page: {(Heap() - before) / 1048576.0:0.0} MB"));
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "History" }).ClickAsync();
        await visitor.Page.Locator("tr[data-row]").First.WaitForAsync();
        output.WriteLine(Line($"with its history open: {(Heap() - before) / 1048576.0:0.0} MB"));
        output.WriteLine(Line($"longest blank, screen by screen: {await BlankAsync(visitor.Page, 900):0} ms"));
        output.WriteLine(Line($"longest blank, jumps of 2,000 rows: {await BlankAsync(visitor.Page, 58_000):0} ms"));
    }

    public async ValueTask InitializeAsync()
    {
        var bin = Path.GetDirectoryName(Repository.PortalDll)!;
        portal = PortalServer.Build(["--applicationName=Portal", $"--staticWebAssets={Path.Combine(bin, "Portal.staticwebassets.runtime.json")}", $"--urls=http://127.0.0.1:{portalPort}",
            $"--Portal:Sandbox:Url=http://127.0.0.1:{sandboxPort}", $"--Portal:DataDirectory={folder}", "--Portal:DeploySamples=false", "--Logging:LogLevel:Default=Warning"]);
        await portal.StartAsync();
        await browser.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        if (portal is not null) await portal.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>What is reachable.</summary>
    private static long Heap()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>Scrolls by steps, one a frame, and gives the longest time in which the middle of the table was no row.</summary>
    private static Task<double> BlankAsync(IPage page, int step) => page.EvaluateAsync<double>("""
        async step => {
          const frame = document.querySelector('.list .frame');
          frame.scrollTop = 0;
          const box = frame.getBoundingClientRect();
          const next = () => new Promise(resolve => requestAnimationFrame(resolve));
          let longest = 0, since = null;
          for (let i = 0; i < 160; i++) {
            if (i % 8 === 0 && i < 120) frame.scrollTop += step;
            await next();
            const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            const now = performance.now();
            if (at?.closest('tr[data-row]')) since = null;
            else { since ??= now; longest = Math.max(longest, now - since + 16); }
          }
          return longest;
        }
        """, step);

    private async Task<string> RunLongAsync(CancellationToken cancellationToken)
    {
        var aws = new AwsCli(new Uri($"http://127.0.0.1:{sandboxPort}"));
        var machine = (await aws.RunAsync(cancellationToken, "stepfunctions", "create-state-machine", "--name", "long", "--role-arn", "arn:aws:iam::000000000000:role/long", "--definition", Definition))
            .GetProperty("stateMachineArn").GetString()!;
        var execution = (await aws.RunAsync(cancellationToken, "stepfunctions", "start-execution", "--state-machine-arn", machine, "--name", "marathon",
            "--input", JsonSerializer.Serialize(new { items = Enumerable.Range(0, Items) }))).GetProperty("executionArn").GetString()!;
        await Eventually.Async(async () => (await Samples.DescribeAsync(aws, execution, cancellationToken)).GetProperty("status").GetString() == "SUCCEEDED", "the long execution ends", cancellationToken: cancellationToken);
        return "marathon";
    }
}
