using System.Globalization;
using System.Text;
using Portal.Languages.Data;

namespace Portal.Sandbox.Executions.Integrations;

/// <summary>An HTTP task's request and response as TestState shows them at the level TRACE.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html</remarks>
internal static class HttpExchanges
{
    /// <summary>Shows the request: what the connection adds to it only where secrets are revealed.</summary>
    public static async ValueTask ShowAsync(TaskCall call, DataObject parameters, HttpRequestMessage sent, CancellationToken cancellationToken)
    {
        using var plain = HttpTaskRequests.Make(parameters, null);
        var request = call.RevealsSecrets ? sent : plain;
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        call.Inspect!("request", new DataObjectBuilder(5)
        {
            ["protocol"] = request.RequestUri?.Scheme,
            ["method"] = request.Method.Method,
            ["url"] = request.RequestUri?.AbsoluteUri,
            ["headers"] = List(request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])),
            ["body"] = body,
        }.Build());
    }

    public static DataObject Show(HttpResponseMessage response, byte[] body) => new DataObjectBuilder(5)
    {
        ["protocol"] = response.RequestMessage?.RequestUri?.Scheme,
        ["statusCode"] = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture),
        ["statusMessage"] = response.ReasonPhrase,
        ["headers"] = List(response.Headers.Concat(response.Content.Headers)),
        ["body"] = Encoding.UTF8.GetString(body),
    }.Build();

    private static string List(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers) =>
        $"[{string.Join(", ", headers.Select(h => $"{h.Key}: {string.Join(",", h.Value)}"))}]";
}
