using System.Diagnostics;
using System.Text.Json;

namespace Portal.E2E.Support;

/// <summary>The AWS command line interface, pointed at a sandbox.</summary>
public sealed class AwsCli(Uri endpoint)
{
    private static readonly string[] Places = ["/usr/bin/aws", "/usr/local/bin/aws"];

    /// <summary>Runs <c>aws ARGUMENTS</c> and gives what it printed as JSON (an empty object where it printed nothing).</summary>
    public async Task<JsonElement> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var (code, text, error) = await ExecuteAsync(arguments, cancellationToken);
        if (code != 0) throw new InvalidOperationException($"aws {string.Join(' ', arguments)} ended with {code}: {error}");
        return JsonDocument.Parse(string.IsNullOrWhiteSpace(text) ? "{}" : text).RootElement;
    }

    /// <summary>Runs a command that must be refused and gives what it wrote to standard error.</summary>
    public async Task<string> FailAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var (code, text, error) = await ExecuteAsync(arguments, cancellationToken);
        return code != 0 ? error : throw new InvalidOperationException($"aws {string.Join(' ', arguments)} succeeded: {text}");
    }

    private async Task<(int Code, string Text, string Error)> ExecuteAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var info = new ProcessStartInfo(Places.FirstOrDefault(File.Exists) ?? "aws", ["--endpoint-url", endpoint.GetLeftPart(UriPartial.Authority), "--output", "json", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["AWS_ACCESS_KEY_ID"] = "test";
        info.Environment["AWS_SECRET_ACCESS_KEY"] = "test";
        info.Environment["AWS_DEFAULT_REGION"] = "us-east-1";
        info.Environment["AWS_PAGER"] = "";
        info.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        using var process = Process.Start(info) ?? throw new InvalidOperationException("aws did not start.");
        var (text, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await text, await error);
    }
}
