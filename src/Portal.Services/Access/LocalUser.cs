namespace Portal.Services.Access;

/// <summary>Without sign-in there is one user: the operator at this machine.</summary>
internal sealed class LocalUser : ICurrentUser
{
    public ValueTask<PortalUser> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(PortalUser.LocalOperator);
}
