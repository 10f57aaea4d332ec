using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Outbound;
using Portal.Sandbox.Targets.ApiDestinations;

namespace Portal.Sandbox.Targets.Kinds;

/// <summary>An HTTP endpoint, authorized by a connection: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html</summary>
internal sealed class ApiDestinationTargetInvoker(ApiDestinationCatalog destinations, Connections connections, ConnectionAuthorization authorization, InvocationRate rate, OutboundHttp http, TimeProvider time) : ITargetInvoker
{
    private const string UserAgent = "Amazon/EventBridge/ApiDestinations";

    /// <summary>Of an answer only so much is kept for error messages.</summary>
    private const int LargestAnswer = 1024;

    /// <summary>EventBridge gives an endpoint five seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public string Kind => "API destination";

    public bool Handles(Arn target) => target.Service == "events" && target.Resource.StartsWith("api-destination/", StringComparison.Ordinal);

    public async ValueTask<InvocationOutcome> InvokeAsync(TargetInvocation invocation, CancellationToken cancellationToken)
    {
        if (destinations.Find(invocation.TargetArn) is not { } destination) return Missing($"The api-destination {invocation.Target.Arn} does not exist.");
        if (connections.FindArn(destination.ConnectionArn) is not { } connection) return Missing($"The connection {destination.ConnectionArn} does not exist.");
        if (connection.State != Connection.Authorized) return InvocationOutcome.Failure(InvocationFaults.NoPermissions, $"The connection {connection.Name} is not authorized.", retryable: false);
        await rate.WaitAsync(destination, cancellationToken);
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await SendAsync(invocation, destination, connection, both.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return InvocationOutcome.Failure(InvocationFaults.Timeout, $"The endpoint did not answer within {Patience.TotalSeconds} seconds.");
        }
        catch (HttpRequestException e) when (e.InnerException is AddressRefusedException refused)
        {
            return InvocationOutcome.Failure(InvocationFaults.ConnectionFailure, refused.Message, retryable: false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return InvocationOutcome.Failure(InvocationFaults.ConnectionFailure, e.Message);
        }
        catch (Exception e) when (e is UriFormatException or InvalidOperationException or NotSupportedException)
        {
            return InvocationOutcome.Failure(InvocationFaults.InvalidParameter, e.Message, retryable: false);
        }
    }

    private static InvocationOutcome Missing(string message) => InvocationOutcome.Failure(InvocationFaults.NoResource, message, retryable: false);

    private async Task<InvocationOutcome> SendAsync(TargetInvocation invocation, ApiDestination destination, Connection connection, CancellationToken cancellationToken)
    {
        using var request = Make(invocation, destination, connection);
        await authorization.ApplyAsync(request, connection, cancellationToken);
        using var response = await http.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode) return InvocationOutcome.Success;
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.ProxyAuthenticationRequired) authorization.Forget(connection);
        var text = Encoding.UTF8.GetString(await BoundedBody.ReadAsync(response, LargestAnswer, cancellationToken));
        var message = string.Create(CultureInfo.InvariantCulture, $"The endpoint answered {(int)response.StatusCode}. {text}").TrimEnd();
        return IsRetried(response.StatusCode)
            ? InvocationOutcome.Failure(response.StatusCode == HttpStatusCode.TooManyRequests ? InvocationFaults.Throttling : InvocationFaults.ErrorFromTarget, message)
            : InvocationOutcome.Failure(InvocationFaults.SdkClientError, message, retryable: false);
    }

    /// <summary>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destination-create.html: 401, 407, 409, 429 and 5xx.</summary>
    private static bool IsRetried(HttpStatusCode status) => (int)status is 401 or 407 or 409 or 429 or >= 500;

    private static HttpRequestMessage Make(TargetInvocation invocation, ApiDestination destination, Connection connection)
    {
        var own = invocation.Target.Raw.GetObject("HttpParameters") ?? DataObject.Empty;
        var added = new HttpParameters(connection.AuthParameters.GetObject("InvocationHttpParameters"));
        var path = own.GetArray("PathParameterValues")?.OfType<DataString>().Select(v => v.Value) ?? [];
        List<(string Key, string Value)> query = [.. Pairs(own.GetObject("QueryStringParameters")), .. added.Query];
        var request = new HttpRequestMessage(new HttpMethod(destination.HttpMethod), RequestUrl.WithQuery(RequestUrl.WithPath(destination.Endpoint, path), query));
        if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head) request.Content = Body(invocation.Payload, added);
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        // The connection's headers win over the target's.
        foreach (var (key, value) in Pairs(own.GetObject("HeaderParameters")).Concat(added.Headers))
        {
            if (key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                if (request.Content is not null && MediaTypeHeaderValue.TryParse(value, out var type)) request.Content.Headers.ContentType = type;
                continue;
            }

            request.Headers.Remove(key);
            request.Headers.TryAddWithoutValidation(key, value);
        }

        return request;
    }

    private static StringContent Body(string payload, HttpParameters added)
    {
        var fields = added.Body.ToList();
        if (fields.Count > 0 && DataValue.TryParse(payload) is DataObject given)
        {
            foreach (var (key, value) in fields) given = given.With(key, value);
            payload = given.ToJson();
        }

        return new StringContent(payload, Encoding.UTF8, "application/json");
    }

    private static IEnumerable<(string Key, string Value)> Pairs(DataObject? map) => map?.Select(f => (f.Key, (f.Value as DataString)?.Value ?? "")) ?? [];
}
