using Portal.Benchmarks.Executions;
using Portal.Benchmarks.Jsonata;
using Portal.Benchmarks.Matching;
using Portal.Benchmarks.Observatory;
using Portal.Benchmarks.StatesLanguage;

Dictionary<string, Func<IReadOnlyDictionary<string, string>, int>> benchmarks = new(StringComparer.Ordinal)
{
    [ExecutionBenchmark.Name] = ExecutionBenchmark.Run,
    [JsonataBenchmark.Name] = JsonataBenchmark.Run,
    [MatchingBenchmark.Name] = MatchingBenchmark.Run,
    [GrowthBenchmark.Name] = GrowthBenchmark.Run,
    [LanguageBenchmark.Name] = LanguageBenchmark.Run,
    [ObservatoryBenchmark.Name] = ObservatoryBenchmark.Run,
    [ScreenBenchmark.Name] = ScreenBenchmark.Run,
};

if (args.Length == 0 || args.Length % 2 == 0 || !benchmarks.TryGetValue(args[0], out var benchmark))
{
    Console.Error.WriteLine($"usage: Portal.Benchmarks NAME [--option value]...   NAME: {string.Join(", ", benchmarks.Keys)}");
    return 2;
}

return benchmark(args.Skip(1).Chunk(2).ToDictionary(o => o[0], o => o[1], StringComparer.Ordinal));
