using System.Globalization;
using System.Text;
using System.Text.Json;
using Portal.Languages.EventPatterns;

namespace Portal.Benchmarks.Matching;

/// <summary>
/// What matching one event costs against 10, 100, 1,000 and 10,000 rules of one bus, parsing included, on one thread; the last line
/// compares the last with the first. <c>matching-growth [--rounds 15]</c> makes its own rules and events and needs no files.
/// </summary>
/// <remarks>
/// The rules are of six kinds in turn: exact values, prefix, suffix, numeric range, wildcard, anything-but beside an exact value. Each wants
/// something that few events have, as rules do: an event of about 700 bytes matches few of them, however many there are.
/// </remarks>
internal static class GrowthBenchmark
{
    public const string Name = "matching-growth";

    private const int Events = 2000;
    private static readonly int[] Sizes = [10, 100, 1000, 10_000];

    public static int Run(IReadOnlyDictionary<string, string> options)
    {
        var rounds = int.Parse(options.GetValueOrDefault("--rounds", "15"), CultureInfo.InvariantCulture);
        var events = Enumerable.Range(0, Events).Select(n => Encoding.UTF8.GetBytes(Event(n, new Random(n)))).ToArray();
        var indexes = Sizes.Select(Fill).ToArray();
        var best = new double[Sizes.Length];
        Array.Fill(best, double.MaxValue);
        // In turn, so that what else the machine does hits all sizes alike.
        for (var round = -3; round < rounds; round++)
        {
            for (var i = 0; i < Sizes.Length; i++)
            {
                var seconds = Measure(indexes[i], events);
                if (round >= 0) best[i] = Math.Min(best[i], seconds);
            }
        }

        for (var i = 0; i < Sizes.Length; i++)
        {
            Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
            {
                ["rules"] = Sizes[i],
                ["microseconds_per_event"] = Math.Round(best[i] / Events * 1e6, 2),
                ["matches_per_event"] = Math.Round(events.Average(e => indexes[i].Match(e).Count), 3),
            }));
        }

        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object> { ["ratio"] = Math.Round(best[^1] / best[0], 2) }));
        return best[^1] < 3 * best[0] ? 0 : 1;
    }

    private static double Measure(PatternIndex<int> index, byte[][] events)
    {
        var matched = new List<int>();
        var before = ThreadTime.Seconds;
        foreach (var text in events) index.Match(text, matched);
        return ThreadTime.Seconds - before;
    }

    private static PatternIndex<int> Fill(int rules)
    {
        var index = new PatternIndex<int>();
        for (var n = 0; n < rules; n++)
        {
            var parsed = EventPattern.Parse(Pattern(n));
            index.Set(n, parsed.Pattern ?? throw new InvalidDataException(parsed.Errors[0].Message));
        }

        return index;
    }

    private static string Pattern(int n)
    {
        var detail = (n % 6) switch
        {
            0 => $$"""{"customer":["c-{{n}}"]}""",
            1 => $$"""{"order":{"id":[{"prefix":"o-{{n}}-"}]} }""",
            2 => $$"""{"document":[{"suffix":"-{{n}}.pdf"}]}""",
            3 => $$"""{"order":{"total":[{"numeric":[">=",{{n}},"<",{{n + 1}}]}]} }""",
            4 => $$"""{"document":[{"wildcard":"scans/*/c-{{n}}/*"}]}""",
            _ => $$"""{"customer":["c-{{n}}"],"channel":[{"anything-but":["branch"]}]}""",
        };
        return $$"""{"source":["com.example.shop","com.example.bank"],"detail":{{detail}} }""";
    }

    private static string Event(int n, Random random) => $$$"""
        {"version":"0","id":"{{{new Guid(n, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)}}}","detail-type":"Order placed","source":"com.example.{{{(n % 2 == 0 ? "shop" : "bank")}}}",
         "account":"111122223333","time":"2026-09-01T12:00:00Z","region":"eu-central-1","resources":["arn:aws:states:eu-central-1:111122223333:stateMachine:Orders"],
         "detail":{"customer":"c-{{{random.Next(10_000)}}}","channel":"{{{(n % 3 == 0 ? "branch" : "web")}}}","document":"scans/2026/c-{{{random.Next(10_000)}}}/page-{{{random.Next(10_000)}}}.pdf",
          "order":{"id":"o-{{{random.Next(10_000)}}}-{{{random.Next(1000)}}}","total":{{{random.Next(20_000)}}}.5,"currency":"EUR",
           "lines":[{"sku":"SKU-{{{random.Next(2000)}}}","count":{{{random.Next(9)}}} },{"sku":"SKU-{{{random.Next(2000)}}}","count":1}]},
          "address":{"street":"Any Street {{{random.Next(200)}}}","town":"Any Town","country":"NL"},"note":"{{{new string('x', random.Next(80))}}}"} }
        """;
}
