using Portal.Sandbox.Hosting;

namespace Portal.Sandbox.Crash;

/// <summary>A whole sandbox on a free port.</summary>
internal static class SandboxChild
{
    public static async Task RunAsync(string folder)
    {
        await using var server = new SandboxServer(new SandboxOptions { Url = new Uri("http://127.0.0.1:0"), DataDirectory = folder });
        await server.StartAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync("ready " + server.Address);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
    }
}
