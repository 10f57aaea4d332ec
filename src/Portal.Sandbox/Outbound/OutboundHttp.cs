using System.Net;
using System.Net.Sockets;

namespace Portal.Sandbox.Outbound;

/// <summary>
/// HTTP to where users' resources point: API destinations, topics' subscriptions, HTTP tasks. What is dialled is checked, after the name
/// was resolved and on every connection, so that no name and no redirect leads to this machine or its network; hosts that
/// <see cref="SandboxOptions.AllowedHttpTargets"/> lists are exempt.
/// </summary>
public sealed class OutboundHttp : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    private readonly HashSet<string> allowed;
    private readonly Lazy<HttpClient> client;

    public OutboundHttp(SandboxOptions options)
    {
        allowed = new HashSet<string>(options.AllowedHttpTargets, StringComparer.OrdinalIgnoreCase);
        client = new Lazy<HttpClient>(Make);
    }

    /// <summary>Sends, and reads the answer's head only. The caller limits the time by its token.</summary>
    /// <exception cref="HttpRequestException">There is no answer; with an inner <see cref="AddressRefusedException"/> the address may not be dialled.</exception>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        client.Value.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    public void Dispose()
    {
        if (client.IsValueCreated) client.Value.Dispose();
    }

    private HttpClient Make() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = ConnectTimeout,
        PooledConnectionLifetime = ConnectionLifetime,
        ConnectCallback = ConnectAsync,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        IPAddress[] addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellationToken);
        if (!allowed.Contains($"{host}:{port}") && !addresses.All(PublicAddresses.Contains)) throw new AddressRefusedException(host, port);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
