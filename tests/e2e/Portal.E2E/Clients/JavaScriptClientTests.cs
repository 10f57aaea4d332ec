using System.Diagnostics;
using System.Text.Json;
using Portal.E2E.Support;
using Xunit;

namespace Portal.E2E.Clients;

/// <summary>The AWS SDK for JavaScript v3, in a script as people write it for AWS.</summary>
public sealed class JavaScriptClientTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "e2e", "Portal.E2E", "Clients", "javascript");

    [Fact]
    public async Task Script_ApprovesAWaitingTaskOverAQueue_AsOnAws()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules")), "The SDK is not installed: npm ci in " + Folder);
        var cancellation = TestContext.Current.CancellationToken;
        await using var portal = await PortalProcess.StartAsync(samples: false, cancellationToken: cancellation);
        var answer = await RunAsync(portal.SandboxUrl, cancellation);

        Assert.Equal(0, answer.GetProperty("failedTargets").GetInt32());
        Assert.Equal("a new desk", answer.GetProperty("what").GetString());
        Assert.EndsWith(":stateMachine:javascript-approval", answer.GetProperty("resources")[0].GetString());
        Assert.EndsWith(":execution:javascript-approval:from-javascript", answer.GetProperty("resources")[1].GetString());
        Assert.Equal("SUCCEEDED", answer.GetProperty("status").GetString());
        Assert.Equal("""{"approved":true}""", answer.GetProperty("output").GetString());
        Assert.Equal(["ExecutionSucceeded", "TaskStateExited", "TaskSucceeded"], answer.GetProperty("last").EnumerateArray().Select(e => e.GetString()));
        Assert.True(answer.GetProperty("startIsDate").GetBoolean());
        Assert.Equal("TaskTimedOut", answer.GetProperty("twice").GetString());
        Assert.Equal("ValidationException", answer.GetProperty("refused").GetString());
    }

    private static async Task<JsonElement> RunAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        var info = new ProcessStartInfo("node", ["approve.mjs", endpoint.GetLeftPart(UriPartial.Authority)])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(info) ?? throw new InvalidOperationException("node did not start.");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        Assert.True(process.ExitCode == 0, await error);
        return JsonDocument.Parse(await output).RootElement;
    }
}
