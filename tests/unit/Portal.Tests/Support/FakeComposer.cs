using Portal.Services.Aws;
using Portal.Services.Composing;

namespace Portal.Tests.Support;

internal sealed class FakeComposer : IComposer
{
    public List<EventDraft> Sent { get; } = [];

    public IReadOnlyList<DraftIssue> Issues { get; set; } = [];

    public ParsedEntries Parse(string json) => new([], []);

    public IReadOnlyList<DraftIssue> Validate(IReadOnlyList<EventDraft> drafts) => Issues;

    public Task<AwsResult<ComposePreview>> PreviewAsync(string connection, IReadOnlyList<EventDraft> drafts, CancellationToken cancellationToken) =>
        Task.FromResult<AwsResult<ComposePreview>>(new ComposePreview(Issues, [.. drafts.Select(_ => new EntryPreview(10, true, []))]));

    public Task<AwsResult<SendReport>> SendAsync(string connection, IReadOnlyList<EventDraft> drafts, CancellationToken cancellationToken)
    {
        Sent.AddRange(drafts);
        return Task.FromResult<AwsResult<SendReport>>(new SendReport([.. drafts.Select(d => new SentEntry(d, "11111111-0000-0000-0000-000000000000", null, null, false))]));
    }
}
