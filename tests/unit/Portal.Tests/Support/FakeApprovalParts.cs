using Portal.Services.Access;
using Portal.Services.Approvals.Views;
using Portal.Services.Aws;
using Portal.Services.Notifications;

namespace Portal.Tests.Support;

internal sealed class FakeInboxViews : IInboxViews
{
    public List<InboxView> Views { get; } = [];

    public Task<AwsResult<IReadOnlyList<InboxView>>> ListAsync(CancellationToken cancellationToken) => Task.FromResult(AwsResult.Ok<IReadOnlyList<InboxView>>([.. Views]));

    public Task<AwsResult<InboxView>> SaveAsync(string name, string query, CancellationToken cancellationToken)
    {
        Views.Add(new("v" + Views.Count, name, query));
        return Task.FromResult<AwsResult<InboxView>>(Views[^1]);
    }

    public Task<AwsResult<Done>> DeleteAsync(string id, CancellationToken cancellationToken)
    {
        Views.RemoveAll(v => v.Id == id);
        return Task.FromResult(Done.Ok);
    }
}

internal sealed class FakeNotifications : INotifications
{
    public List<ChannelHealth> Channels { get; } = [];

    public Task<AwsResult<IReadOnlyList<ChannelHealth>>> ListAsync(CancellationToken cancellationToken) => Task.FromResult(AwsResult.Ok<IReadOnlyList<ChannelHealth>>([.. Channels]));
}

internal sealed class FakeAudit : IAudit
{
    public List<AuditRecord> Records { get; } = [];
    public AuditQuery? Asked { get; private set; }

    public Task<AwsResult<Page<AuditRecord>>> SearchAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        Asked = query;
        return Task.FromResult<AwsResult<Page<AuditRecord>>>(new Page<AuditRecord>([.. Records], null));
    }

    public Task<AwsResult<AuditVerification>> VerifyAsync(CancellationToken cancellationToken) => Task.FromResult<AwsResult<AuditVerification>>(new AuditVerification(Records.Count, null, null));

    public Task<AwsResult<Done>> ExportAsync(AuditQuery query, AuditFormat format, Stream to, CancellationToken cancellationToken) => Task.FromResult(Done.Ok);
}
