using Microsoft.AspNetCore.Http;
using Portal.Hosting;
using Portal.Hosting.Commands;
using Xunit;

namespace Portal.Tests.Hosting;

public sealed class AddressTests
{
    [Theory]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://127.0.0.1:0", true)]
    [InlineData("http://127.8.9.10:80", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("http://+:5080", false)]
    [InlineData("http://*:5080", false)]
    [InlineData("http://[::]:5080", false)]
    [InlineData("http://192.168.1.5:5080", false)]
    [InlineData("http://localhost.example.com:5080", false)]
    public void IsLoopback_Address_AsTheSystemTakesIt(string url, bool loopback) => Assert.Equal(loopback, ListenAddresses.IsLoopback(url));

    [Fact]
    public void Check_OneOfSeveralIsNotLoopback_IsRefused() =>
        Assert.Throws<StartupRefusal>(() => ListenAddresses.Check("http://localhost:1;http://0.0.0.0:2", allowNetworkAccess: false));

    [Theory]
    [InlineData("http://localhost:5080", "localhost:5080", true)]
    [InlineData("https://portal.example", "portal.example", true)]
    [InlineData("http://localhost:5081", "localhost:5080", false)]
    [InlineData("http://evil.example", "localhost:5080", false)]
    [InlineData("null", "localhost:5080", false)]
    public void IsOurs_Origin_MustBeTheHostThatWasAsked(string origin, string host, bool ours) => Assert.Equal(ours, OriginCheck.IsOurs(origin, new HostString(host)));

    [Fact]
    public void Parse_DeployArguments_KeepTheParameters()
    {
        var parsed = DeployArguments.Parse(["a.yaml", "--name", "s", "--connection", "prod", "--parameter", "A=1", "--parameter", "B=x=y"], out var problem);
        Assert.Null(problem);
        Assert.Equal(("a.yaml", "s", "prod"), (parsed!.File, parsed.StackName, parsed.Connection));
        Assert.Equal(new Dictionary<string, string> { ["A"] = "1", ["B"] = "x=y" }, parsed.Parameters);
    }
}
