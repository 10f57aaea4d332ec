using Portal.Services.Access;
using Portal.Services.StateMachines;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Access;

public sealed class AccessPolicyTests
{
    [Fact]
    public void NoRole_MaySeeNothing() => Assert.All(Enum.GetValues<PortalAct>(), act => Assert.NotNull(new AccessPolicy().Refusal(PortalUser.Anonymous, act, "sandbox")));

    [Fact]
    public void LocalOperator_MayDoEverything() => Assert.All(Enum.GetValues<PortalAct>(), act => Assert.Null(new AccessPolicy().Refusal(PortalUser.LocalOperator, act, "sandbox")));

    [Fact]
    public void UnlistedAct_IsRefused() => Assert.NotNull(new AccessPolicy().Refusal(PortalUser.LocalOperator, (PortalAct)999, "sandbox"));

    [Theory]
    [InlineData(PortalRole.Viewer, PortalAct.Approve)]
    [InlineData(PortalRole.Operator, PortalAct.Approve)]
    [InlineData(PortalRole.Admin, PortalAct.Approve)]
    [InlineData(PortalRole.Approver, PortalAct.SendEvents)]
    [InlineData(PortalRole.Operator, PortalAct.DeployStack)]
    public void Role_WithoutTheAct_IsRefused(PortalRole role, PortalAct act) =>
        Assert.NotNull(new AccessPolicy().Refusal(new("x", "x", new HashSet<PortalRole> { role }), act, "sandbox"));

    [Fact]
    public async Task RoleTakenAway_CountsAtTheNextAct()
    {
        await using var fixture = new ServicesFixture();
        fixture.Wire.On("DeleteStateMachine", "{}");
        var machines = fixture.Get<IStateMachines>();
        Assert.True((await machines.DeleteAsync("sandbox", "a", TestContext.Current.CancellationToken)).IsOk);
        fixture.User.Become("demoted", PortalRole.Viewer);
        Assert.Equal("Portal.Forbidden", (await machines.DeleteAsync("sandbox", "b", TestContext.Current.CancellationToken)).Error!.Code);
        Assert.Single(fixture.Wire.Requests);

        // Both the act and the refusal are in the trail.
        fixture.User.User = PortalUser.LocalOperator;
        var records = (await fixture.Get<IAudit>().SearchAsync(new(), TestContext.Current.CancellationToken)).Value!.Items;
        Assert.Equal([("b", "Portal.Forbidden"), ("a", "ok")], records.Select(r => (r.Resource, r.Outcome)));
    }
}
