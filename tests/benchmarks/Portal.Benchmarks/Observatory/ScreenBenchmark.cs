using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Languages.Data;
using Portal.Sandbox;
using Portal.Sandbox.Hosting;
using Portal.Services;
using Portal.Services.Observatory;
using Portal.Services.Observatory.Events;
using Portal.Services.Observatory.Taps;

namespace Portal.Benchmarks.Observatory;

/// <summary>
/// Sandbox and observatory in one process, as they run: events are sent over HTTP at a rate, and it is measured when a live page's
/// subscription hands each of them on. At the end nothing may be missing from the store.
/// </summary>
internal static class ScreenBenchmark
{
    public const string Name = "screen";

    private const string Bus = "screen";
    private const int PerCall = 10;
    private const int MostCalls = 16;

    public static int Run(IReadOnlyDictionary<string, string> options) => RunAsync(options).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(IReadOnlyDictionary<string, string> options)
    {
        var rate = int.Parse(options.GetValueOrDefault("--rate", "500"), CultureInfo.InvariantCulture);
        var seconds = int.Parse(options.GetValueOrDefault("--seconds", "20"), CultureInfo.InvariantCulture);
        var folder = Directory.CreateTempSubdirectory("observatory-screen-").FullName;
        await using var server = new SandboxServer(new SandboxOptions { Url = new Uri("http://127.0.0.1:0"), DataDirectory = Path.Combine(folder, "sandbox") });
        await server.StartAsync(CancellationToken.None);
        var services = new ServiceCollection().AddLogging(l => l.SetMinimumLevel(LogLevel.Warning)).AddSingleton(TimeProvider.System)
            .AddPortalServices(o => (o.DataDirectory, o.SandboxUrl) = (Path.Combine(folder, "portal"), server.Address));
        await using var provider = services.BuildServiceProvider();
        var workers = provider.GetServices<IHostedService>().ToList();
        foreach (var worker in workers) await worker.StartAsync(CancellationToken.None);
        await using (var scope = provider.CreateAsyncScope())
        {
            using var client = new HttpClient { BaseAddress = server.Address };
            await CallAsync(client, "CreateEventBus", $$"""{"Name":"{{Bus}}"}""");
            await scope.ServiceProvider.GetRequiredService<ITaps>().CreateAsync("sandbox", Bus, CancellationToken.None);
            await MeasureAsync(scope.ServiceProvider, client, 100, 3, quiet: true);
            var ok = await MeasureAsync(scope.ServiceProvider, client, rate, seconds, quiet: false);
            Environment.ExitCode = ok ? 0 : 1;
        }

        foreach (var worker in Enumerable.Reverse(workers)) await worker.StopAsync(CancellationToken.None);
        await server.StopAsync(CancellationToken.None);
        await provider.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return Environment.ExitCode;
    }

    private static async Task<bool> MeasureAsync(IServiceProvider services, HttpClient client, int rate, int seconds, bool quiet)
    {
        var (events, store) = (services.GetRequiredService<IObservedEvents>(), services.GetRequiredService<EventStore>());
        var before = await store.LastAsync(CancellationToken.None);
        var sent = new ConcurrentDictionary<string, long>();
        var latencies = new ConcurrentBag<double>();
        await using var subscription = (await events.SubscribeAsync(new() { Connection = "sandbox" }, CancellationToken.None)).Value!;
        using var done = new CancellationTokenSource();
        long skipped = 0, shown = 0;
        var reading = Task.Run(async () =>
        {
            try
            {
                await foreach (var batch in subscription.ReadAllAsync(done.Token))
                {
                    var now = Stopwatch.GetTimestamp();
                    skipped += batch.Skipped;
                    shown += batch.Events.Count;
                    foreach (var e in batch.Events)
                    {
                        // The preview is cut: its first field is whole.
                        if (e.DetailPreview.Split('"') is [_, "n", _, var n, ..] && sent.TryGetValue(n, out var at)) latencies.Add(Stopwatch.GetElapsedTime(at, now).TotalMilliseconds);
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // Measured enough.
            }
        });

        var peak = 0L;
        var watch = Stopwatch.StartNew();
        var total = await SendAsync(client, rate, seconds, sent, () => peak = Math.Max(peak, Environment.WorkingSet));
        var sending = watch.Elapsed;
        while (await store.LastAsync(CancellationToken.None) - before < total && watch.Elapsed < sending + TimeSpan.FromMinutes(5))
        {
            peak = Math.Max(peak, Environment.WorkingSet);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        var stored = await store.LastAsync(CancellationToken.None) - before;
        var caughtUp = watch.Elapsed;
        await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        await done.CancelAsync();
        await reading;
        if (quiet) return true;
        var sorted = latencies.Order().ToList();
        double At(double share) => sorted.Count == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Count - 1, Math.Ceiling(sorted.Count * share) - 1)];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sent      {total} in {sending.TotalSeconds:F1} s = {total / sending.TotalSeconds:F0} events/s (asked for {rate})"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"stored    {stored} of {total}; all of them {(caughtUp - sending).TotalMilliseconds:F0} ms after the last was sent"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"page      {shown} shown, {skipped} counted as too fast, {shown + skipped} together"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"to page   p50 {At(0.5):F0} ms, p95 {At(0.95):F0} ms, p99 {At(0.99):F0} ms, longest {At(1):F0} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory    {peak / 1048576} MB at most"));
        var kept = stored == total && shown + skipped == total && (rate > 500 || At(0.99) < 300);
        Console.WriteLine(kept ? "kept: nothing lost" + (rate > 500 ? "" : ", p99 under 300 ms") : "MISSED");
        return kept;
    }

    private static async Task<int> SendAsync(HttpClient client, int rate, int seconds, ConcurrentDictionary<string, long> sent, Action tick)
    {
        using var slots = new SemaphoreSlim(MostCalls, MostCalls);
        var calls = new List<Task>();
        var run = Guid.NewGuid().ToString("N")[..6];
        var (total, watch) = (0, Stopwatch.StartNew());
        while (watch.Elapsed < TimeSpan.FromSeconds(seconds))
        {
            while (total < Math.Min(watch.Elapsed.TotalSeconds, seconds) * rate)
            {
                await slots.WaitAsync();
                var first = total;
                total += PerCall;
                calls.Add(Task.Run(async () =>
                {
                    try
                    {
                        await PutAsync(client, run, first, sent);
                    }
                    finally
                    {
                        slots.Release();
                    }
                }));
            }

            tick();
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }

        await Task.WhenAll(calls);
        return total;
    }

    private static async Task PutAsync(HttpClient client, string run, int first, ConcurrentDictionary<string, long> sent)
    {
        var now = Stopwatch.GetTimestamp();
        var entries = Enumerable.Range(first, PerCall).Select(n =>
        {
            var name = run + n.ToString(CultureInfo.InvariantCulture);
            sent[name] = now;
            return (DataValue)new DataObjectBuilder
            {
                ["EventBusName"] = Bus,
                ["Source"] = "com.example.screen",
                ["DetailType"] = "Measured",
                ["Detail"] = new DataObjectBuilder { ["n"] = name, ["note"] = string.Concat(Enumerable.Repeat("approved limit of customer ", 30)) }.Build().ToJson(),
            }.Build();
        });
        var answer = await CallAsync(client, "PutEvents", new DataObjectBuilder { ["Entries"] = new DataArray([.. entries]) }.Build().ToJson());
        if (answer.GetInt64("FailedEntryCount") != 0) throw new InvalidOperationException(answer.ToJson());
    }

    private static async Task<DataObject> CallAsync(HttpClient client, string operation, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "AWSEvents." + operation);
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260131/us-east-1/events/aws4_request, SignedHeaders=host;x-amz-date, Signature=00");
        using var response = await client.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? DataValue.TryParse(body) as DataObject ?? DataObject.Empty : throw new InvalidOperationException($"{operation}: {body}");
    }
}
