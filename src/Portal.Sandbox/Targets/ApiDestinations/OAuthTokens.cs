using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using Portal.Languages.Data;
using Portal.Sandbox.Outbound;

namespace Portal.Sandbox.Targets.ApiDestinations;

/// <summary>Access tokens of connections with OAuth client credentials, fetched when needed and kept while they last.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection-auth.html</remarks>
internal sealed class OAuthTokens(OutboundHttp http, TimeProvider time)
{
    private const int LargestAnswer = 64 * 1024;

    /// <summary>Where the server does not say how long a token lasts.</summary>
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (string Token, DateTimeOffset Until, DateTimeOffset Version)> tokens = new(StringComparer.Ordinal);

    /// <exception cref="HttpRequestException">The authorization endpoint gave no token.</exception>
    public async ValueTask<string> GetAsync(Connection connection, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (tokens.TryGetValue(connection.Arn, out var known) && known.Until > now && known.Version == connection.ModifiedAt) return known.Token;
        var answer = await FetchAsync(connection, cancellationToken);
        var token = answer.GetString("access_token") ?? throw new HttpRequestException("The authorization endpoint answered without an access_token.");
        var lifetime = answer.GetInt64("expires_in") is { } seconds ? TimeSpan.FromSeconds(seconds) - Margin : DefaultLifetime;
        tokens[connection.Arn] = (token, now + lifetime, connection.ModifiedAt);
        return token;
    }

    /// <summary>The target refused the token: the next request fetches a new one.</summary>
    public void Forget(Connection connection) => tokens.TryRemove(connection.Arn, out _);

    private async Task<DataObject> FetchAsync(Connection connection, CancellationToken cancellationToken)
    {
        var oauth = connection.AuthParameters.GetObject("OAuthParameters") ?? DataObject.Empty;
        var parameters = new HttpParameters(oauth.GetObject("OAuthHttpParameters"));
        var client = oauth.GetObject("ClientParameters") ?? DataObject.Empty;
        List<KeyValuePair<string, string>> fields =
        [
            new("grant_type", "client_credentials"),
            new("client_id", client.GetString("ClientID") ?? ""),
            new("client_secret", client.GetString("ClientSecret") ?? ""),
            .. parameters.Body.Select(b => KeyValuePair.Create(b.Key, b.Value)),
        ];
        var method = new HttpMethod(oauth.GetString("HttpMethod") ?? "POST");
        var url = RequestUrl.WithQuery(oauth.GetString("AuthorizationEndpoint") ?? "", method == HttpMethod.Get ? [.. parameters.Query, .. fields.Select(f => (f.Key, f.Value))] : [.. parameters.Query]);
        using var request = new HttpRequestMessage(method, url);
        if (method != HttpMethod.Get) request.Content = new FormUrlEncodedContent(fields);
        foreach (var (key, value) in parameters.Headers) request.Headers.TryAddWithoutValidation(key, value);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode) throw new HttpRequestException($"The authorization endpoint answered {(int)response.StatusCode}.", null, response.StatusCode);
        var text = await BoundedBody.ReadAsync(response, LargestAnswer, cancellationToken);
        return DataValue.TryParse(Encoding.UTF8.GetString(text)) as DataObject ?? throw new HttpRequestException("The authorization endpoint did not answer JSON.");
    }
}
