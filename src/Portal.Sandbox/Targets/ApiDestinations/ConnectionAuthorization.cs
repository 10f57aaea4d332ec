using System.Net.Http.Headers;
using System.Text;
using Portal.Languages.Data;

namespace Portal.Sandbox.Targets.ApiDestinations;

/// <summary>Puts a connection's credentials on a request: for API destinations and for HTTP tasks.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection-auth.html</remarks>
internal sealed class ConnectionAuthorization(OAuthTokens tokens)
{
    /// <exception cref="HttpRequestException">The authorization endpoint gave no token.</exception>
    public async ValueTask ApplyAsync(HttpRequestMessage request, Connection connection, CancellationToken cancellationToken)
    {
        var auth = connection.AuthParameters;
        switch (connection.AuthorizationType)
        {
            case Connection.Basic:
                var basic = auth.GetObject("BasicAuthParameters") ?? DataObject.Empty;
                var plain = $"{basic.GetString("Username")}:{basic.GetString("Password")}";
                request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(plain)));
                break;
            case Connection.ApiKey:
                var key = auth.GetObject("ApiKeyAuthParameters") ?? DataObject.Empty;
                if (key.GetString("ApiKeyName") is { } name) request.Headers.TryAddWithoutValidation(name, key.GetString("ApiKeyValue") ?? "");
                break;
            case Connection.OAuth:
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await tokens.GetAsync(connection, cancellationToken));
                break;
        }
    }

    /// <summary>The endpoint refused the credentials: the next request fetches new ones.</summary>
    public void Forget(Connection connection) => tokens.Forget(connection);
}
