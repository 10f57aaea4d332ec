using Portal.Services.Aws;
using Portal.Services.Executions;
using Portal.Services.Executions.Histories;

namespace Portal.Tests.Support;

/// <summary>A history by hand. <see cref="Away"/> makes its details such that must be fetched again.</summary>
internal sealed class FakeHistory(IReadOnlyList<HistoryEvent> events) : IHistoryArchive
{
    public bool Away { get; set; }

    public int Count => events.Count;

    public HistoryRow Row(int index) => new(events[index].Id, events[index].Type, events[index].Details.GetString("name"), events[index].Timestamp);

    public HistoryEvent? Peek(long id) => Away ? null : events.FirstOrDefault(e => e.Id == id);

    public ValueTask<AwsResult<HistoryEvent>> EventAsync(long id, CancellationToken cancellationToken) =>
        ValueTask.FromResult<AwsResult<HistoryEvent>>(events.FirstOrDefault(e => e.Id == id) is { } found ? found : AwsError.NotFound("There is no such event."));

    public Task<AwsResult<IReadOnlyList<long>>> FindAsync(string text, CancellationToken cancellationToken) =>
        Task.FromResult(AwsResult.Ok<IReadOnlyList<long>>([.. events.Where(e => e.Details.ToJson().Contains(text, StringComparison.OrdinalIgnoreCase)).Select(e => e.Id)]));
}
