using Portal.Services.Access;
using Portal.Services.Aws;

namespace Portal.Tests.Support;

internal sealed class FakeConnections : IConnections
{
    public IReadOnlyList<Connection> All { get; set; } =
    [
        new(Samples.Connection, "Sandbox", ConnectionKind.Sandbox, "us-east-1"),
        new("prod", "Production", ConnectionKind.Profile, "eu-central-1", "acme-prod"),
    ];

    public Connection? Default => All.Count > 0 ? All[0] : null;

    public Connection? Find(string id) => All.FirstOrDefault(c => c.Id == id);

    public Task<AwsResult<ConnectionIdentity>> CheckAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult<AwsResult<ConnectionIdentity>>(new ConnectionIdentity("000000000000", "arn:aws:iam::000000000000:root"));
}

internal sealed class FakeCurrentUser : ICurrentUser
{
    public ValueTask<PortalUser> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(PortalUser.LocalOperator);
}
