using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Portal.Languages.Data;
using Portal.Languages.EventPatterns;

namespace Portal.Benchmarks.Matching;

/// <summary>
/// Matches a file of events against a file of rules on one thread, parsing included, and prints one line of JSON.
/// <c>matching --data DIR --set quota [--rounds 9] [--rules N]</c> reads <c>rules-SET.jsonl</c> (name and pattern a line; the
/// first N of them) and <c>events.jsonl</c>; where <c>expected-SET.json</c> is there too, a wrong digest ends with 1.
/// </summary>
internal static class MatchingBenchmark
{
    public const string Name = "matching";

    public static int Run(IReadOnlyDictionary<string, string> options)
    {
        var directory = options["--data"];
        var set = options.GetValueOrDefault("--set", "quota");
        var rounds = int.Parse(options.GetValueOrDefault("--rounds", "9"), CultureInfo.InvariantCulture);
        var events = File.ReadLines(Path.Combine(directory, "events.jsonl")).Select(Encoding.UTF8.GetBytes).ToArray();
        var first = int.Parse(options.GetValueOrDefault("--rules", "0"), CultureInfo.InvariantCulture);
        var rules = File.ReadLines(Path.Combine(directory, $"rules-{set}.jsonl")).Take(first > 0 ? first : int.MaxValue).Select(DataValue.Parse).Cast<DataObject>()
            .Select(r => (Name: r.GetString("name")!, Pattern: r["pattern"]!.ToJson())).ToArray();

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var index = Fill(rules, events[0]);
        var added = watch.Elapsed;
        var heap = GC.GetTotalMemory(forceFullCollection: true) - before;

        var (matches, digest) = Digest(index, events);
        var (wall, cpu) = Measure(index, events, rounds);
        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["matcher"] = "portal",
            ["set"] = set,
            ["rules"] = rules.Length,
            ["events"] = events.Length,
            ["matches"] = matches,
            ["digest"] = digest,
            ["add_ms"] = Math.Round(added.TotalMilliseconds, 1),
            ["eps_median"] = (long)(events.Length / Median(wall)),
            ["eps_cpu_median"] = (long)(events.Length / Median(cpu)),
            ["eps_cpu_best"] = (long)(events.Length / cpu.Min()),
            ["heap_delta_kb"] = heap / 1024,
        }));
        return first > 0 ? 0 : Check(Path.Combine(directory, $"expected-{set}.json"), digest);
    }

    private static PatternIndex<string> Fill((string Name, string Pattern)[] rules, byte[] anyEvent)
    {
        var index = new PatternIndex<string>();
        foreach (var (name, pattern) in rules)
        {
            var parsed = EventPattern.Parse(pattern);
            index.Set(name, parsed.Pattern ?? throw new InvalidDataException($"{name}: {parsed.Errors[0].Message}"));
        }

        index.Match(anyEvent);
        return index;
    }

    private static (double[] Wall, double[] Cpu) Measure(PatternIndex<string> index, byte[][] events, int rounds)
    {
        var (wall, cpu) = (new double[rounds], new double[rounds]);
        var matched = new List<string>();
        for (var round = -3; round < rounds; round++)
        {
            var (start, startCpu) = (Stopwatch.GetTimestamp(), ThreadTime.Seconds);
            foreach (var text in events) index.Match(text, matched);
            if (round >= 0) (wall[round], cpu[round]) = (Stopwatch.GetElapsedTime(start).TotalSeconds, ThreadTime.Seconds - startCpu);
        }

        return (wall, cpu);
    }

    /// <summary>The same for any order of rules: XOR over all matches of FNV-1a of event number, colon and rule name.</summary>
    private static (long Matches, string Digest) Digest(PatternIndex<string> index, byte[][] events)
    {
        long matches = 0;
        ulong digest = 0;
        for (var i = 0; i < events.Length; i++)
        {
            foreach (var rule in index.Match(events[i]))
            {
                matches++;
                digest ^= Fnv(string.Create(CultureInfo.InvariantCulture, $"{i}:{rule}"));
            }
        }

        return (matches, digest.ToString("x16", CultureInfo.InvariantCulture));
    }

    private static ulong Fnv(string text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var b in Encoding.UTF8.GetBytes(text)) hash = unchecked((hash ^ b) * 0x100000001B3);
        return hash;
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static int Check(string expectedFile, string digest)
    {
        if (!File.Exists(expectedFile)) return 0;
        var expected = ((DataObject)DataValue.Parse(File.ReadAllText(expectedFile))).GetString("digest");
        if (expected == digest) return 0;
        Console.Error.WriteLine($"wrong digest: {digest} instead of {expected}");
        return 1;
    }
}
