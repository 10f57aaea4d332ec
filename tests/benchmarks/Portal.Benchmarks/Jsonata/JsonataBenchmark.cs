using System.Globalization;
using System.Text.Json;
using Portal.Benchmarks.Matching;
using Portal.Languages.Data;
using Portal.Languages.Jsonata;

namespace Portal.Benchmarks.Jsonata;

/// <summary>
/// Evaluates expressions of the kind that state machines hold, on one thread, and prints for each one line of JSON: the
/// time of one evaluation, what it allocates, and the time to parse the expression once.
/// <c>jsonata [--rounds 9] [--evaluations 20000]</c>
/// </summary>
internal static class JsonataBenchmark
{
    public const string Name = "jsonata";

    private const int OrderCount = 20;

    private static readonly (string Name, string Expression)[] Cases =
    [
        ("field", "$states.input.customer.name"),
        ("filter", "$states.input.orders[total > 100].id"),
        ("condition", "$states.input.customer.age >= 18 and $states.input.country in ['DE', 'FR'] ? 'ok' : 'refused'"),
        ("object", "{ 'id': $states.context.Execution.Id, 'name': $uppercase($states.input.customer.name), 'count': $count($states.input.orders) }"),
        ("sum", "$sum($states.input.orders.(total * quantity))"),
        ("map", "$map($states.input.orders, function($o, $i) { $o.id & '-' & $i })"),
        ("sort", "$states.input.orders^(>total).id"),
        ("group", "$states.input.orders{status: $sum(total)}"),
        ("parent", "$states.input.orders.lines.{ 'order': %.id, 'sku': sku }"),
        ("regex", "$states.input.orders[$contains(id, /^order-1[0-9]$/)].id"),
        ("date", "$fromMillis(1521801216617, '[Y0001]-[M01]-[D01]')"),
        ("range", "$sum([1..1000].($ * 2))"),
        ("recursion", "($f := function($n, $sum) { $n = 0 ? $sum : $f($n - 1, $sum + $n) }; $f(1000, 0))"),
        ("transform", "$states.input ~> |orders|{ 'total': total * 2 }, ['lines']|"),
    ];

    public static int Run(IReadOnlyDictionary<string, string> options)
    {
        var rounds = int.Parse(options.GetValueOrDefault("--rounds", "9"), CultureInfo.InvariantCulture);
        var evaluations = int.Parse(options.GetValueOrDefault("--evaluations", "20000"), CultureInfo.InvariantCulture);
        var bindings = new JsonataBindings { ["states"] = DataValue.Parse(States()) };
        foreach (var (name, text) in Cases)
        {
            var expression = JsonataExpression.Parse(text).Expression ?? throw new InvalidDataException(text);
            var outcome = expression.Evaluate(null, bindings, JsonataOptions.Default, CancellationToken.None);
            if (outcome.Outcome != JsonataOutcome.Value)
            {
                Console.Error.WriteLine($"{name}: {outcome.Error}");
                return 1;
            }

            // As many evaluations as take about as long as the given number of the simplest expression.
            var once = Time(() => expression.Evaluate(null, bindings, JsonataOptions.Default, CancellationToken.None), 50);
            var count = (int)Math.Clamp(evaluations * 1e-6 / once, 20, evaluations);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var cpu = Enumerable.Range(0, rounds)
                .Select(_ => Time(() => expression.Evaluate(null, bindings, JsonataOptions.Default, CancellationToken.None), count)).ToArray();
            var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (count * rounds);
            Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
            {
                ["case"] = name,
                ["us_median"] = Microseconds(cpu.Order().ElementAt(rounds / 2)),
                ["us_best"] = Microseconds(cpu.Min()),
                ["bytes"] = bytes,
                ["parse_us"] = Microseconds(Time(() => JsonataExpression.Parse(text), 200)),
            }));
        }

        return 0;
    }

    /// <summary>Seconds of processor time for one call.</summary>
    private static double Time(Action action, int count)
    {
        for (var i = 0; i < count / 10; i++) action();
        var start = ThreadTime.Seconds;
        for (var i = 0; i < count; i++) action();
        return (ThreadTime.Seconds - start) / count;
    }

    private static double Microseconds(double seconds) => Math.Round(seconds * 1e6, 2);

    private static string States()
    {
        var orders = Enumerable.Range(0, OrderCount).Select(i => new Dictionary<string, object>
        {
            ["id"] = $"order-{i}",
            ["total"] = 17.5 * i,
            ["quantity"] = 1 + (i % 3),
            ["status"] = i % 2 == 0 ? "open" : "shipped",
            ["lines"] = new[] { new { sku = $"sku-{i}" }, new { sku = $"sku-{i}b" } },
        });
        return JsonSerializer.Serialize(new
        {
            input = new { customer = new { name = "Ana", age = 34 }, country = "DE", orders },
            context = new { Execution = new { Id = "arn:aws:states:us-east-1:123456789012:execution:orders:1" } },
        });
    }
}
