using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.Evaluation;
using Portal.Languages.StatesLanguage.Paths;
using Portal.Languages.StatesLanguage.States;

namespace Portal.Benchmarks.StatesLanguage;

/// <summary>
/// Parses and evaluates parts of the Amazon States Language on one thread, and prints one line of JSON for each.
/// <c>language [--rounds 7] [--seconds 0.3]</c>
/// </summary>
internal static class LanguageBenchmark
{
    public const string Name = "language";

    private const string Definition = """
        {"StartAt":"Shape","States":{
          "Shape":{"Type":"Pass","Parameters":{"id.$":"$.order.lines[2].sku","text":{"all.$":"States.Format('{}-{}', $.name, $.approved)"},"n":1},"ResultPath":"$.order.out","Next":"Decide"},
          "Decide":{"Type":"Choice","Choices":[
            {"Variable":"$.name","StringEquals":"nobody","Next":"End"},
            {"And":[{"Variable":"$.approved","BooleanEquals":true},{"Variable":"$.order.lines[0].n","NumericLessThan":1}],"Next":"End"},
            {"Variable":"$.name","StringMatches":"A*a","Next":"Compute"}],"Default":"End"},
          "Compute":{"Type":"Pass","QueryLanguage":"JSONata","Output":{
            "total":"{% $sum($states.input.order.lines.(n * price)) %}","first":"{% $states.input.order.lines[n > 1][0].sku %}"},"Next":"End"},
          "End":{"Type":"Succeed"}}}
        """;

    private const string Input = """
        {"name":"Ada","approved":true,"order":{"id":7,"lines":[{"sku":"a","n":1,"price":2.5},{"sku":"b","n":2,"price":3},{"sku":"c","n":3,"price":1.25}]}}
        """;

    public static int Run(IReadOnlyDictionary<string, string> options)
    {
        var rounds = int.Parse(options.GetValueOrDefault("--rounds", "7"), CultureInfo.InvariantCulture);
        var seconds = double.Parse(options.GetValueOrDefault("--seconds", "0.3"), CultureInfo.InvariantCulture);
        foreach (var (name, action) in Parts())
        {
            var (nanoseconds, bytes) = Measure(action, rounds, seconds);
            Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
            {
                ["part"] = name,
                ["ns_median"] = Math.Round(nanoseconds, 1),
                ["bytes"] = bytes,
            }));
        }

        return 0;
    }

    private static IEnumerable<(string Name, Action Action)> Parts()
    {
        var input = DataValue.Parse(Input);
        var definition = StateMachineDefinition.Parse(Definition).Definition ?? throw new InvalidDataException(Definition);
        var scope = new EvaluationScope { Input = input, Context = DataObject.Empty, Clock = TimeProvider.System, Random = new Random(1) };
        var (path, filter, scan) = (JsonPath.Parse("$.order.lines[2].sku"), JsonPath.Parse("$.order.lines[?(@.n > 1 && @.price < 3)].sku"), JsonPath.Parse("$..price"));
        var (shape, decide, compute) = ((PassState)definition["Shape"], (ChoiceState)definition["Decide"], (PassState)definition["Compute"]);
        yield return ("path", () => path.Evaluate(input));
        yield return ("path with filter", () => filter.Evaluate(input));
        yield return ("path with scan", () => scan.Evaluate(input));
        yield return ("template", () => Use(shape.Parameters!.Evaluate(scope)));
        yield return ("result path", () => Use(shape.ResultPath!.Apply(input, input)));
        yield return ("choice", () => _ = decide.Choices.First(r => r.Evaluate(scope).Value));
        yield return ("jsonata", () => Use(compute.Output!.Evaluate(scope)));
        yield return ("definition", () => StateMachineDefinition.Parse(Definition));
    }

    private static void Use(EvaluationResult<DataValue> result) => _ = result.Value;

    private static (double Nanoseconds, long Bytes) Measure(Action action, int rounds, double seconds)
    {
        var count = 1;
        while (Time(action, count) < seconds / 10) count *= 2;
        count *= 5;
        Time(action, count);
        var times = Enumerable.Range(0, rounds).Select(_ => Time(action, count)).Order().ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return (times[rounds / 2] * 1e9 / count, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static double Time(Action action, int count)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++) action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
