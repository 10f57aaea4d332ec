using Portal.Services.Aws;
using Portal.Services.EventBuses;

namespace Portal.Tests.Support;

internal sealed class FakeEventBuses : IEventBuses
{
    public AwsResult<IReadOnlyList<EventBusSummary>> List { get; set; } = AwsResult.Ok<IReadOnlyList<EventBusSummary>>(
    [
        new("default", "arn:aws:events:us-east-1:000000000000:event-bus/default"),
        new("LendingEventBus", "arn:aws:events:us-east-1:000000000000:event-bus/LendingEventBus"),
    ]);

    public Task<AwsResult<IReadOnlyList<EventBusSummary>>> ListAsync(string connection, CancellationToken cancellationToken) => Task.FromResult(List);

    public Task<AwsResult<EventBusDetail>> GetAsync(string connection, string name, CancellationToken cancellationToken) =>
        Task.FromResult<AwsResult<EventBusDetail>>(new EventBusDetail(name, $"arn:aws:events:us-east-1:000000000000:event-bus/{name}"));

    public Task<AwsResult<string>> CreateAsync(string connection, string name, string? description, CancellationToken cancellationToken) =>
        Task.FromResult<AwsResult<string>>($"arn:aws:events:us-east-1:000000000000:event-bus/{name}");

    public Task<AwsResult<Done>> DeleteAsync(string connection, string name, CancellationToken cancellationToken) => Task.FromResult(Done.Ok);
}
