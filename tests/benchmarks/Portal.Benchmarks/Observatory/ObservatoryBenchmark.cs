using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services;
using Portal.Services.Observatory;
using Portal.Services.Observatory.Events;
using Portal.Services.Store;

namespace Portal.Benchmarks.Observatory;

/// <summary>
/// Fills a store with events and measures every filter of the feed beside its limit. A store that is there already is used as it
/// is: fill once, measure often.
/// </summary>
internal static class ObservatoryBenchmark
{
    public const string Name = "observatory";

    private const int Batch = 1000;
    private static readonly DateTimeOffset Begin = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);

    public static int Run(IReadOnlyDictionary<string, string> options) => RunAsync(options).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(IReadOnlyDictionary<string, string> options)
    {
        var folder = options.GetValueOrDefault("--data", Path.Combine(Path.GetTempPath(), "observatory-benchmark"));
        var count = int.Parse(options.GetValueOrDefault("--events", "1000000"), CultureInfo.InvariantCulture);
        var rounds = int.Parse(options.GetValueOrDefault("--rounds", "20"), CultureInfo.InvariantCulture);
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPortalServices(o =>
        {
            o.DataDirectory = folder;
            if (options.TryGetValue("--postgres", out var connectionString)) (o.Store.Provider, o.Store.ConnectionString) = (StoreProvider.Postgres, connectionString);
        });
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await FillAsync(scope.ServiceProvider, new EventSource(Begin, count), count);
        return await MeasureAsync(scope.ServiceProvider.GetRequiredService<IObservedEvents>(), count, rounds) ? 0 : 1;
    }

    private static async Task FillAsync(IServiceProvider services, EventSource source, int count)
    {
        var (database, store) = (services.GetRequiredService<IPortalDatabase>(), services.GetRequiredService<EventStore>());
        var done = (int)await store.LastAsync(CancellationToken.None);
        if (done >= count) return;
        var watch = Stopwatch.StartNew();
        for (var at = done; at < count; at += Batch)
        {
            var events = Enumerable.Range(at, Math.Min(Batch, count - at)).Select(source.At).ToList();
            await database.WriteAsync((c, t) => store.Insert(c, t, events, Begin.AddSeconds(at)).Count, CancellationToken.None);
            if (at % 100_000 == 0) Console.WriteLine($"{at,9:N0} events, {watch.Elapsed.TotalSeconds:F0} s");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"filled: {(count - done) / watch.Elapsed.TotalSeconds:N0} events/s"));
    }

    private static async Task<bool> MeasureAsync(IObservedEvents events, int count, int rounds)
    {
        Console.WriteLine($"{"what",-58} {"p50 ms",8} {"p95 ms",8} {"limit",6}   pages that end early");
        var kept = true;
        foreach (var (what, limit, ask) in FeedQuestions.All(Begin, count))
        {
            var (times, early) = (new List<double>(), 0);
            for (var round = -2; round < rounds; round++)
            {
                var watch = Stopwatch.StartNew();
                if (!await ask(events, Math.Max(0, round)) && round >= 0) early++;
                if (round >= 0) times.Add(watch.Elapsed.TotalMilliseconds);
            }

            times.Sort();
            var p95 = times[(int)Math.Ceiling(times.Count * 0.95) - 1];
            kept &= p95 < limit;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-58} {times[times.Count / 2],8:F1} {p95,8:F1} {limit,6}{(p95 < limit ? "" : " MISSED")}   {(early > 0 ? $"{early} of {rounds}" : "")}"));
        }

        return kept;
    }
}
