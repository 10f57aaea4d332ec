using System.Diagnostics;

namespace Portal.Sandbox.Crash;

/// <summary>This program once more, in the part of the one that is killed.</summary>
internal sealed class KilledProcess : IDisposable
{
    private readonly Process process;
    private readonly Task reading;

    private KilledProcess(Process process, Action<string> line)
    {
        this.process = process;
        reading = Task.Run(() =>
        {
            while (process.StandardOutput.ReadLine() is { } text) line(text);
        });
    }

    public static KilledProcess Start(string part, string folder, Action<string> line)
    {
        var program = typeof(KilledProcess).Assembly.Location;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, part, folder]) { RedirectStandardOutput = true };
        // Quick starts matter more here than quick steady state.
        start.Environment["DOTNET_TieredPGO"] = "0";
        return new KilledProcess(Process.Start(start)!, line);
    }

    /// <summary>SIGKILL; ends when everything it said has been read.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}
