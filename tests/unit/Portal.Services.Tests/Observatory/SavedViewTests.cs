using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Observatory.Views;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Observatory;

public sealed class SavedViewTests : IAsyncDisposable
{
    private readonly ServicesFixture fixture = new();

    private ISavedViews Views => fixture.Get<ISavedViews>();
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task View_IsSeenByItsOwnerAlone_UntilItIsShared()
    {
        fixture.User.Become("ana", PortalRole.Viewer);
        var made = (await Views.CreateAsync(" Limits ", "?source=com.example.limits", false, Cancel)).Value!;
        Assert.Equal(("Limits", "source=com.example.limits", true, true), (made.Name, made.Query, made.IsOwn, made.CanChange));

        fixture.User.Become("ben", PortalRole.Viewer);
        Assert.Empty((await Views.ListAsync(Cancel)).Value!);
        Assert.Equal(AwsErrorKind.NotFound, (await Views.DeleteAsync(made.Id, Cancel)).Error?.Kind);

        fixture.User.Become("ana", PortalRole.Viewer);
        Assert.True((await Views.ChangeAsync(made.Id, "All limits", true, Cancel)).IsOk);
        fixture.User.Become("ben", PortalRole.Viewer);
        var seen = Assert.Single((await Views.ListAsync(Cancel)).Value!);
        Assert.Equal(("All limits", false, false, "ana"), (seen.Name, seen.IsOwn, seen.CanChange, seen.OwnerName));
        Assert.Equal(AwsErrorKind.Forbidden, (await Views.ChangeAsync(made.Id, "Mine", false, Cancel)).Error?.Kind);

        fixture.User.Become("cleo", PortalRole.Admin);
        Assert.True((await Views.DeleteAsync(made.Id, Cancel)).IsOk);
        Assert.Empty((await Views.ListAsync(Cancel)).Value!);
    }

    [Fact]
    public async Task Name_IsTakenOncePerUser()
    {
        await Views.CreateAsync("Limits", "q=1", false, Cancel);
        Assert.Equal(AwsErrorKind.Conflict, (await Views.CreateAsync("Limits", "q=2", false, Cancel)).Error?.Kind);
        var other = (await Views.CreateAsync("Other", "q=2", false, Cancel)).Value!;
        Assert.Equal(AwsErrorKind.Conflict, (await Views.ChangeAsync(other.Id, "Limits", false, Cancel)).Error?.Kind);
        Assert.Equal(AwsErrorKind.Invalid, (await Views.CreateAsync(" ", "q=2", false, Cancel)).Error?.Kind);
        fixture.User.Become("ben", PortalRole.Viewer);
        Assert.True((await Views.CreateAsync("Limits", "q=3", false, Cancel)).IsOk);
    }

    [Fact]
    public async Task UserWithoutARole_SeesNothing()
    {
        fixture.User.Become("nobody");
        Assert.Equal(AwsErrorKind.Forbidden, (await Views.ListAsync(Cancel)).Error?.Kind);
        Assert.Equal(AwsErrorKind.Forbidden, (await Views.CreateAsync("Limits", "", false, Cancel)).Error?.Kind);
    }
}
