using System.Diagnostics;
using Portal.E2E.Support;
using Xunit;

namespace Portal.E2E.Clients;

/// <summary>One sandbox for all scripts: each uses names of its own.</summary>
public sealed class ScriptSandbox : IAsyncLifetime
{
    internal PortalProcess Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Portal = await PortalProcess.StartAsync(samples: false);

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}

/// <summary>Scripts with the AWS command line and boto3, as people write them for AWS.</summary>
public sealed class ScriptTests(ScriptSandbox sandbox) : IClassFixture<ScriptSandbox>
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "e2e", "Portal.E2E", "Clients", "scripts");

    public static TheoryData<string> Scripts =>
        [.. Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)!)
            .Where(f => f.EndsWith(".sh", StringComparison.Ordinal) || (f.EndsWith(".py", StringComparison.Ordinal) && f != "run.py"))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Script_RunsUnchanged(string script)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var python = script.EndsWith(".py", StringComparison.Ordinal);
        // Debian's Python, for which Debian's boto3 is installed.
        var info = python
            ? new ProcessStartInfo(File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3", ["run.py", script])
            : new ProcessStartInfo("bash", ["-euo", "pipefail", script]);
        info.WorkingDirectory = Folder;
        info.RedirectStandardOutput = info.RedirectStandardError = true;
        info.Environment["OBSERVATORY_ENDPOINT"] = sandbox.Portal.SandboxUrl.GetLeftPart(UriPartial.Authority);
        info.Environment["OBSERVATORY_AWS"] = File.Exists("/usr/bin/aws") ? "/usr/bin/aws" : "aws";
        info.Environment["BASH_ENV"] = Path.Combine(Folder, "endpoint.bash");
        info.Environment["AWS_ACCESS_KEY_ID"] = info.Environment["AWS_SECRET_ACCESS_KEY"] = "test";
        info.Environment["AWS_DEFAULT_REGION"] = "us-east-1";
        info.Environment["AWS_PAGER"] = "";
        info.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using var process = Process.Start(info) ?? throw new InvalidOperationException($"{info.FileName} did not start.");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, $"{script} ended with {process.ExitCode}\n{await output}{await error}");
    }
}
