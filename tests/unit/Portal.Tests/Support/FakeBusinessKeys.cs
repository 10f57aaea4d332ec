using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.Executions.Keys;

namespace Portal.Tests.Support;

internal sealed class FakeBusinessKeys : IBusinessKeys
{
    public Dictionary<string, string> Keys { get; } = [];

    /// <summary>What a search finds beside what the list holds.</summary>
    public List<ExecutionSummary> Old { get; } = [];

    public string? Path { get; private set; }

    public Task<AwsResult<string?>> PathAsync(string connection, string stateMachineArn, CancellationToken cancellationToken) => Task.FromResult(AwsResult.Ok(Path));

    public Task<AwsResult<Done>> SetPathAsync(string connection, string stateMachineArn, string? path, CancellationToken cancellationToken)
    {
        Path = path;
        return Task.FromResult(Done.Ok);
    }

    public Task<AwsResult<IReadOnlyDictionary<string, string>>> OfAsync(string connection, IReadOnlyCollection<string> executionArns, CancellationToken cancellationToken) =>
        Task.FromResult(AwsResult.Ok<IReadOnlyDictionary<string, string>>(Keys.Where(k => executionArns.Contains(k.Key)).ToDictionary()));

    public Task<AwsResult<IReadOnlyList<ExecutionSummary>>> FindAsync(string connection, string text, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(AwsResult.Ok<IReadOnlyList<ExecutionSummary>>([.. Old]));
}
