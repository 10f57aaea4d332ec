using Microsoft.Extensions.Options;
using Portal.Services.Aws;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Aws;

public sealed class ConnectionTests
{
    [Fact]
    public async Task Connections_TheSandboxFirst()
    {
        await using var fixture = new ServicesFixture(o => o.Connections["prod"] = new() { Region = "eu-west-1", Profile = "p", RoleArn = "arn:aws:iam::111111111111:role/r" });
        var all = fixture.Get<IConnections>().All;
        Assert.Equal(["sandbox", "prod"], all.Select(c => c.Id));
        Assert.Equal(ConnectionKind.Role, all[1].Kind);
    }

    [Theory]
    [InlineData("http://localhost:4566")]
    [InlineData("https://127.0.0.1:4566")]
    [InlineData("http://sandbox.example.com")]
    public async Task RealCredentials_ForAnEndpointThatIsNotAws_AreRefused(string url)
    {
        await using var fixture = new ServicesFixture(o => o.Connections["other"] = new() { Region = "eu-west-1", Profile = "p", ServiceUrl = new Uri(url) });
        var refusal = Assert.Throws<OptionsValidationException>(fixture.Get<IConnections>);
        Assert.Contains("real credentials are not sent there", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EndpointWithoutProfile_GetsMadeUpKeys()
    {
        await using var fixture = new ServicesFixture(o => o.Connections["other"] = new() { Region = "eu-west-1", ServiceUrl = new Uri("http://localhost:9999") });
        Assert.True(fixture.Get<IConnections>().Find("other")!.IsSandbox);
    }

    [Theory]
    [InlineData("alice@example.com", "alice@example.com")]
    [InlineData("a b/c", "a-b-c")]
    [InlineData("x", "x-")]
    public void SourceIdentity_TakesWhatStsTakes(string actor, string expected) => Assert.Equal(expected, ConnectionCredentials.SourceIdentity(actor));

    [Theory]
    [InlineData("Prod")]
    [InlineData("sandbox")]
    [InlineData("a/b")]
    public async Task Id_ThatCannotStandInAUrl_IsRefused(string id)
    {
        await using var fixture = new ServicesFixture(o => o.Connections[id] = new() { Region = "eu-west-1" });
        Assert.Throws<OptionsValidationException>(fixture.Get<IConnections>);
    }
}
