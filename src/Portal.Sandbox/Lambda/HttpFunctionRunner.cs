using System.Text;
using Portal.Languages.Data;

namespace Portal.Sandbox.Lambda;

/// <summary>
/// Runs functions behind HTTP endpoints of the configuration, which take the payload by POST, as the Lambda runtime emulator does. The
/// endpoints are the deployer's own words, so they may be anywhere.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/images-test.html</remarks>
internal sealed class HttpFunctionRunner(SandboxOptions options) : IFunctionRunner, IDisposable
{
    private const string ErrorHeader = "X-Amz-Function-Error";

    /// <summary>The longest a function may run.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly Lazy<HttpClient> client = new(() => new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false }) { Timeout = Patience });

    public async ValueTask<FunctionAnswer?> RunAsync(FunctionCall call, CancellationToken cancellationToken)
    {
        if (!options.Functions.TryGetValue(call.Name, out var endpoint)) return null;
        using var content = new StringContent(call.Payload.ToJson(), Encoding.UTF8, "application/json");
        try
        {
            using var response = await client.Value.PostAsync(endpoint, content, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            var payload = DataValue.TryParse(text) ?? text;
            var isError = !response.IsSuccessStatusCode || response.Headers.Contains(ErrorHeader);
            return isError ? new(payload, (payload as DataObject)?.GetString("errorType") ?? "Exception", payload.ToJson()) : new(payload);
        }
        catch (HttpRequestException e)
        {
            return new(DataValue.Null, "Lambda.SdkClientException", $"The endpoint {endpoint} of function {call.Name} does not answer: {e.Message}") { IsUnreachable = true };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(DataValue.Null, "Lambda.Unknown", $"Function {call.Name} did not answer within {Patience.TotalMinutes} minutes.") { IsUnreachable = true };
        }
    }

    public void Dispose()
    {
        if (client.IsValueCreated) client.Value.Dispose();
    }
}
