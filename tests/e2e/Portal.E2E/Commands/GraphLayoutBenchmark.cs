using System.Diagnostics;
using System.Globalization;
using System.Text;
using Portal.Graphs;
using Xunit;

namespace Portal.E2E.Commands;

/// <summary>How long a graph of 1,000 states takes to read and lay out. Asked for by name only, as <see cref="LongExecutionBenchmark"/>.</summary>
public sealed class GraphLayoutBenchmark(ITestOutputHelper output)
{
    private const int States = 1000;
    private const int Runs = 15;

    [Fact(Explicit = true)]
    public void Layout_Of1000States_TakesLittle()
    {
        var times = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var definition = Definition(run);
            var watch = Stopwatch.StartNew();
            Assert.Equal(States, new GraphLayouts().Of(definition)!.Graph.All.Count(n => !n.IsTerminal));
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"1,000 states: first {times[0]:0} ms, then median {times.Skip(1).Order().ElementAt((Runs - 1) / 2):0} ms, worst {times.Skip(1).Max():0} ms"));
    }

    /// <summary>Every tenth state is a Choice that leaps ahead, every seventh a Task that loops back on an error.</summary>
    private static string Definition(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder("{\"StartAt\":\"s0\",\"States\":{");
        for (var i = 0; i < States; i++)
        {
            if (i > 0) text.Append(',');
            var next = i + 1 < States ? $"\"Next\":\"s{i + 1}\"" : "\"End\":true";
            text.Append(CultureInfo.InvariantCulture, $"\"s{i}\":").Append((i % 10, i % 7) switch
            {
                (0, _) when i + 1 < States => $$"""{"Type":"Choice","Choices":[{"Variable":"$.a","NumericEquals":{{i}},"Next":"s{{Math.Min(States - 1, i + random.Next(2, 12))}}"}],"Default":"s{{i + 1}}"}""",
                (_, 0) => $$"""{"Type":"Task","Resource":"arn:aws:states:::events:putEvents","Parameters":{},"Catch":[{"ErrorEquals":["States.ALL"],"Next":"s{{random.Next(Math.Max(1, i - 6), i + 1)}}"}],{{next}}}""",
                _ => $$"""{"Type":"Pass",{{next}}}""",
            });
        }

        return text.Append("}}").ToString();
    }
}
