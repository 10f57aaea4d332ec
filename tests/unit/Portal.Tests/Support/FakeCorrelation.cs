using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Portal.Services.Aws;
using Portal.Services.Observatory.Correlation;

namespace Portal.Tests.Support;

internal sealed class FakeCorrelation : ICorrelation
{
    private readonly Channel<AwsResult<ExecutionStory>> stories = Channel.CreateUnbounded<AwsResult<ExecutionStory>>();

    public AwsResult<ExecutionStory> Story { get; set; } = AwsError.NotFound("Execution Does Not Exist");

    /// <summary>Of other executions, by ARN.</summary>
    public Dictionary<string, AwsResult<ExecutionStory>> Stories { get; } = [];

    /// <summary>The story has grown.</summary>
    public void Grow(AwsResult<ExecutionStory> story)
    {
        Story = story;
        stories.Writer.TryWrite(story);
    }

    public AwsResult<EventStory> OfEvent { get; set; } = AwsError.NotFound("No such event.");

    public Task<AwsResult<EventStory>> ForEventAsync(string connection, string eventId, CancellationToken cancellationToken) => Task.FromResult(OfEvent);

    public Task<AwsResult<ExecutionStory>> ForExecutionAsync(string connection, string executionArn, CancellationToken cancellationToken) =>
        Task.FromResult(Stories.GetValueOrDefault(executionArn) ?? Story);

    public Task<AwsResult<ExecutionStory>> OutlineAsync(string connection, string executionArn, CancellationToken cancellationToken) => ForExecutionAsync(connection, executionArn, cancellationToken);

    public async IAsyncEnumerable<AwsResult<ExecutionStory>> WatchExecutionAsync(string connection, string executionArn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Story;
        await foreach (var story in stories.Reader.ReadAllAsync(cancellationToken)) yield return story;
    }
}
