using Amazon.Runtime;

namespace Portal.Services.Aws.Wire;

/// <summary>
/// The HTTP client that the SDK uses. Bodies are read to their end inside SendAsync, so that timeout and cancellation cover
/// them and the SDK's synchronous JSON reader never blocks a thread.
/// </summary>
/// <param name="primary">Makes the handler that dials; given by tests.</param>
internal sealed class BufferedHttp(Func<IClientConfig, HttpMessageHandler>? primary = null) : HttpClientFactory
{
    private const long LargestBody = 64 << 20;

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(new Buffering((primary ?? Sockets)(clientConfig))) { Timeout = clientConfig.Timeout ?? TimeSpan.FromSeconds(100) };

    public override string? GetConfigUniqueString(IClientConfig clientConfig) => $"buffered:{clientConfig.Timeout}:{clientConfig.ConnectTimeout}:{GetHashCode()}";

    private static SocketsHttpHandler Sockets(IClientConfig config) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = config.ConnectTimeout ?? TimeSpan.FromSeconds(3),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    private sealed class Buffering(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            try
            {
                await response.Content.LoadIntoBufferAsync(LargestBody, cancellationToken);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }
    }
}
