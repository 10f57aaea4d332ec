using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portal.E2E.Support;

/// <summary>The product as a user starts it: a process of its own, with ports and a data folder of its own.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly bool ownsData;
    private readonly StringBuilder output = new();
    private Process? process;

    private PortalProcess(string dataDirectory, bool ownsData, int portalPort, int sandboxPort)
    {
        (DataDirectory, this.ownsData) = (dataDirectory, ownsData);
        Url = new Uri($"http://127.0.0.1:{portalPort}");
        SandboxUrl = new Uri($"http://127.0.0.1:{sandboxPort}");
    }

    public Uri Url { get; }
    public Uri SandboxUrl { get; }
    public string DataDirectory { get; }

    /// <summary>Everything the process has written so far.</summary>
    public string Output
    {
        get
        {
            lock (output) return output.ToString();
        }
    }

    /// <summary>Starts a portal and waits until it answers.</summary>
    /// <param name="dataDirectory">A folder to go on with; a new one, deleted at the end, when left out.</param>
    /// <param name="samples">Whether the bundled samples are deployed into a new folder.</param>
    /// <param name="settings">More environment variables.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<PortalProcess> StartAsync(
        string? dataDirectory = null, bool samples = true, IReadOnlyDictionary<string, string>? settings = null, CancellationToken cancellationToken = default)
    {
        var portal = new PortalProcess(
            dataDirectory ?? Directory.CreateTempSubdirectory("observatory-e2e-").FullName, dataDirectory is null, FreePort(), FreePort());
        await portal.LaunchAsync(samples, settings, cancellationToken);
        return portal;
    }

    /// <summary>Starts the process again on the same ports and data, after <see cref="KillAsync"/>.</summary>
    public Task RestartAsync(CancellationToken cancellationToken) => LaunchAsync(samples: false, settings: null, cancellationToken);

    /// <summary>kill -9: no handler of the process runs.</summary>
    public async Task KillAsync()
    {
        if (process is null) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Runs a command of the program to its end.</summary>
    public static async Task<CommandResult> CommandAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken, params string[] arguments)
    {
        using var started = Process.Start(Command(arguments, settings)) ?? throw new InvalidOperationException("dotnet did not start.");
        var (standard, error) = (started.StandardOutput.ReadToEndAsync(cancellationToken), started.StandardError.ReadToEndAsync(cancellationToken));
        await started.WaitForExitAsync(cancellationToken);
        return new CommandResult(started.ExitCode, await standard + await error);
    }

    /// <summary>The settings that point a command at this portal's sandbox and data.</summary>
    public IReadOnlyDictionary<string, string> Settings(IReadOnlyDictionary<string, string>? more = null)
    {
        var all = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = Url.GetLeftPart(UriPartial.Authority),
            ["Portal__Sandbox__Url"] = SandboxUrl.GetLeftPart(UriPartial.Authority),
            ["Portal__DataDirectory"] = DataDirectory,
        };
        foreach (var (name, value) in more ?? new Dictionary<string, string>()) all[name] = value;
        return all;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        if (ownsData) Directory.Delete(DataDirectory, recursive: true);
    }

    public static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private static ProcessStartInfo Command(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        var info = new ProcessStartInfo("dotnet", [Repository.PortalDll, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (var (name, value) in settings) info.Environment[name] = value;
        return info;
    }

    private async Task LaunchAsync(bool samples, IReadOnlyDictionary<string, string>? settings, CancellationToken cancellationToken)
    {
        var environment = new Dictionary<string, string>(Settings(settings)) { ["Portal__DeploySamples"] = samples ? "true" : "false" };
        process = Process.Start(Command([], environment)) ?? throw new InvalidOperationException("dotnet did not start.");
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        await Eventually.Async(() => AnswersAsync(limit.Token), "the portal answers", () => Output, limit.Token);
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        if (process is { HasExited: true }) throw new InvalidOperationException($"The portal ended with code {process.ExitCode}:\n{Output}");
        try
        {
            using var http = new HttpClient();
            using var answer = await http.GetAsync(new Uri(Url, "/health"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (output) output.AppendLine(line);
    }
}

/// <param name="ExitCode">The process's exit code.</param>
/// <param name="Output">Standard output, then standard error.</param>
public sealed record CommandResult(int ExitCode, string Output);
