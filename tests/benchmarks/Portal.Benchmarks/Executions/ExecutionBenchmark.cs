using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Hosting;
using Portal.Sandbox.Identity;

namespace Portal.Benchmarks.Executions;

/// <summary>
/// Runs executions in a whole sandbox, its journal on disk, and prints one line of JSON for each measure.
/// <c>executions [--folder DIR] [--count 2000] [--waiting 10000]</c>
/// </summary>
internal static class ExecutionBenchmark
{
    public const string Name = "executions";

    private const string Five = """
        {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Choice","Choices":[{"Variable":"$.n","NumericGreaterThan":0,"Next":"C"}],"Default":"E"},
         "C":{"Type":"Pass","Parameters":{"n.$":"$.n","m.$":"States.MathAdd($.n, 1)"},"Next":"D"},"D":{"Type":"Pass","QueryLanguage":"JSONata","Output":{"s":"{% $states.input.n + $states.input.m %}"},"Next":"E"},
         "E":{"Type":"Succeed"}}}
        """;

    private const string Loop = """
        {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Choice","Choices":[{"Variable":"$.stop","IsPresent":true,"Next":"E"}],"Default":"A"},"E":{"Type":"Succeed"}}}
        """;

    private const string Wait = """{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":86400,"End":true}}}""";

    private static readonly ResourceScope Scope = new("000000000000", "us-east-1");

    public static int Run(IReadOnlyDictionary<string, string> options) => RunAsync(options).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(IReadOnlyDictionary<string, string> options)
    {
        var folder = options.GetValueOrDefault("--folder") ?? Directory.CreateTempSubdirectory("executions-").FullName;
        var count = int.Parse(options.GetValueOrDefault("--count", "2000"), CultureInfo.InvariantCulture);
        var waiting = int.Parse(options.GetValueOrDefault("--waiting", "10000"), CultureInfo.InvariantCulture);
        await using var server = new SandboxServer(new SandboxOptions { Url = new Uri("http://127.0.0.1:0"), DataDirectory = folder });
        await server.StartAsync(CancellationToken.None);
        var (machines, executions) = (server.Services.GetRequiredService<IStateMachines>(), server.Services.GetRequiredService<IExecutions>());
        var (standard, express) = (await MakeAsync(machines, "standard", Five), await MakeAsync(machines, "express", Five, StateMachineType.Express));
        var (loop, wait) = (await MakeAsync(machines, "loop", Loop), await MakeAsync(machines, "wait", Wait));

        await ManyAsync(executions, standard, count / 4, 64);
        Print("standard, five states, 64 at once", count, await ManyAsync(executions, standard, count, 64), transitions: 5);
        Print("standard, five states, one by one", count / 10, await ManyAsync(executions, standard, count / 10, 1), transitions: 5);
        Print("express, five states, 64 at once", count, await ManyAsync(executions, express, count, 64), transitions: 5);
        Print("one execution of 25,000 events", 1, await ManyAsync(executions, loop, 1, 1), transitions: 12_499);
        Print("eight executions of 25,000 events at once", 8, await ManyAsync(executions, loop, 8, 8), transitions: 12_499);
        await WaitingAsync(executions, wait, waiting);
        return 0;
    }

    private static async Task<double> ManyAsync(IExecutions executions, string machine, int count, int atOnce)
    {
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (n, token) =>
        {
            var input = string.Create(CultureInfo.InvariantCulture, $$"""{"n":{{n}}}""");
            if (machine.EndsWith(":express", StringComparison.Ordinal))
            {
                await executions.RunAsync(new ExecutionStart(machine, input), token);
                return;
            }

            var started = await executions.StartAsync(new ExecutionStart(machine, input), token);
            await executions.WaitForEndAsync(started.Arn, token);
        });
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task WaitingAsync(IExecutions executions, string machine, int count)
    {
        var before = Heap();
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (n, token) =>
            await executions.StartAsync(new ExecutionStart(machine, """{"order":{"id":7,"lines":[{"sku":"a","n":1},{"sku":"b","n":2}]}}"""), token));
        var seconds = watch.Elapsed.TotalSeconds;
        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["measure"] = "waiting executions", ["count"] = count, ["started_per_s"] = Math.Round(count / seconds), ["heap_bytes_each"] = (Heap() - before) / count,
        }));
    }

    private static long Heap()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static void Print(string measure, int count, double seconds, int transitions) => Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["measure"] = measure, ["count"] = count, ["seconds"] = Math.Round(seconds, 3), ["executions_per_s"] = Math.Round(count / seconds, 1), ["transitions_per_s"] = Math.Round(count * transitions / seconds),
    }));

    private static async Task<string> MakeAsync(IStateMachines machines, string name, string definition, StateMachineType type = StateMachineType.Standard) =>
        (await machines.CreateAsync(Scope, new NewStateMachine { Name = name, Definition = definition, RoleArn = "arn:aws:iam::000000000000:role/r", Type = type }, CancellationToken.None)).Machine.Arn;
}
