using System.Net;
using System.Net.Sockets;
using Portal.E2E.Support;
using Xunit;

namespace Portal.E2E.Commands;

/// <summary>What cannot work is refused at the start: exit code not 0, and a sentence that says what to set.</summary>
public sealed class StartupTests
{
    [Fact]
    public async Task PortalPortInUse_SaysSo()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var result = await StartAsync(("ASPNETCORE_URLS", $"http://127.0.0.1:{port}"));
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("ASPNETCORE_URLS", result.Output, StringComparison.Ordinal);
        Assert.Contains(port.ToString(System.Globalization.CultureInfo.InvariantCulture), result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SandboxPortInUse_SaysSo()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var result = await StartAsync(("Portal__Sandbox__Url", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}"));
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("Portal__Sandbox__Url", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DataFolderThatCannotBeWritten_SaysSo()
    {
        var file = Path.GetTempFileName();
        var result = await StartAsync(("Portal__DataDirectory", Path.Combine(file, "data")));
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("Portal__DataDirectory", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", result.Output, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public async Task AddressThatIsNotLoopback_IsRefusedWithoutASignIn()
    {
        var result = await StartAsync(("ASPNETCORE_URLS", "http://0.0.0.0:0"));
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("loopback", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SandboxAddressThatIsNotLoopback_IsRefused()
    {
        var result = await StartAsync(("Portal__Sandbox__Url", "http://0.0.0.0:4566"));
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("Portal__Sandbox", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondPortalOnTheSameData_IsRefused()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var first = await PortalProcess.StartAsync(samples: false, cancellationToken: cancellation);
        var result = await StartAsync(("Portal__DataDirectory", first.DataDirectory));
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("in use by another process", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deploy")]
    [InlineData("deploy", "template.yaml")]
    [InlineData("deploy", "a.yaml", "b.yaml", "--name", "x")]
    [InlineData("deploy", "a.yaml", "--name", "x", "--colour")]
    [InlineData("destroy")]
    public async Task CommandThatMakesNoSense_ShowsTheHelp(params string[] arguments)
    {
        var result = await PortalProcess.CommandAsync(new Dictionary<string, string>(), TestContext.Current.CancellationToken, arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("deploy FILE --name STACK", result.Output, StringComparison.Ordinal);
    }

    /// <summary>Starts a portal that must refuse, and waits for its end.</summary>
    private static async Task<CommandResult> StartAsync(params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("observatory-refused-");
        var all = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{PortalProcess.FreePort()}",
            ["Portal__Sandbox__Url"] = $"http://127.0.0.1:{PortalProcess.FreePort()}",
            ["Portal__DataDirectory"] = folder.FullName,
        };
        foreach (var (name, value) in settings) all[name] = value;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        try
        {
            return await PortalProcess.CommandAsync(all, limit.Token);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
