using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Interpreter;
using Portal.Sandbox.Outbound;
using Portal.Sandbox.Targets.ApiDestinations;

namespace Portal.Sandbox.Executions.Integrations;

/// <summary><c>http:invoke</c>, authorized by an EventBridge connection. Where it may go, <see cref="OutboundHttp"/> decides.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html</remarks>
internal sealed class HttpIntegration(OutboundHttp http, Connections connections, ConnectionAuthorization authorization, TimeProvider clock) : ITaskIntegration
{
    private const int LargestAnswer = 262_144;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public bool Handles(TaskResource resource) => resource is { Kind: TaskResourceKind.Optimized, Service: "http", Action: "invoke" };

    public async ValueTask<TaskOutcome> RunAsync(TaskCall call, CancellationToken cancellationToken)
    {
        var parameters = call.Parameters as DataObject ?? DataObject.Empty;
        var connectionArn = (parameters.GetObject("Authentication") ?? parameters.GetObject("InvocationConfig"))?.GetString("ConnectionArn") ?? "";
        if (connections.FindArn(connectionArn) is not { } connection)
        {
            return new TaskOutcome.Failed("Events.ConnectionResource.NotFound", $"The connection {connectionArn} does not exist.");
        }

        using var patience = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var request = HttpTaskRequests.Make(parameters, connection.AuthParameters.GetObject("InvocationHttpParameters"));
            await authorization.ApplyAsync(request, connection, both.Token);
            if (call.Inspect is not null) await HttpExchanges.ShowAsync(call, parameters, request, both.Token);
            using var response = await http.SendAsync(request, both.Token);
            var body = await BoundedBody.ReadAsync(response, LargestAnswer, both.Token);
            call.Inspect?.Invoke("response", HttpExchanges.Show(response, body));
            var answer = Show(response, body);
            return response.IsSuccessStatusCode
                ? call.Answer(answer)
                : new TaskOutcome.Failed(string.Create(CultureInfo.InvariantCulture, $"States.Http.StatusCode.{(int)response.StatusCode}"), answer.ToJson());
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return new TaskOutcome.Failed(StatesErrorNames.HttpSocket, $"The endpoint did not answer within {Patience.TotalSeconds} seconds.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new TaskOutcome.Failed(StatesErrorNames.HttpSocket, e.InnerException is AddressRefusedException refused ? refused.Message : e.Message);
        }
        catch (Exception e) when (e is UriFormatException or InvalidOperationException or NotSupportedException or FormatException)
        {
            return new TaskOutcome.Failed(StatesErrorNames.Runtime, e.Message);
        }
    }

    private static DataObject Show(HttpResponseMessage response, byte[] body)
    {
        var headers = new DataObjectBuilder();
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers)) headers[name] = new DataArray([.. values.Select(v => (DataValue)v)]);
        var text = Encoding.UTF8.GetString(body);
        return new DataObjectBuilder(4)
        {
            ["Headers"] = headers.Build(),
            ["ResponseBody"] = IsJson(response.Content.Headers.ContentType) ? DataValue.TryParse(text) ?? text : text,
            ["StatusCode"] = (int)response.StatusCode,
            ["StatusText"] = response.ReasonPhrase,
        }.Build();
    }

    private static bool IsJson(MediaTypeHeaderValue? type) =>
        type?.MediaType is { } media && (media.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || media.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
}
