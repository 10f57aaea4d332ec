using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Hosting;

/// <summary>The sandbox as a server of its own: its own Kestrel, its own services, in the process of whoever starts it.</summary>
/// <param name="options">Where it listens and keeps its data. Port 0 takes a free port.</param>
/// <param name="logs">Where it logs; nowhere when left out.</param>
/// <param name="time">Its clock.</param>
/// <param name="customize">Last word on its services, for tests.</param>
public sealed class SandboxServer(SandboxOptions options, ILoggerFactory? logs = null, TimeProvider? time = null, Action<IServiceCollection>? customize = null)
    : IHostedService, IAsyncDisposable
{
    private WebApplication? app;

    /// <summary>Where it listens; known once it has started.</summary>
    public Uri Address { get; private set; } = options.Url;

    /// <summary>Its services; there once it has started.</summary>
    public IServiceProvider Services => app?.Services ?? throw new InvalidOperationException("The sandbox has not started.");

    /// <exception cref="SandboxStartupException">The port or the data folder cannot be had.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!IsLoopback(options.Url.Host))
        {
            throw new SandboxStartupException($"The sandbox listens on this machine only: {options.Url} is no loopback address. Set Portal__Sandbox__Url to one, such as http://localhost:4566.");
        }

        var built = Build();
        try
        {
            await built.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException { InnerException: AddressInUseException or SocketException } or SocketException)
        {
            await built.DisposeAsync();
            throw new SandboxStartupException($"The sandbox cannot listen on {options.Url}: {e.Message} Stop what uses the port, or choose another with Portal__Sandbox__Url.", e);
        }
        catch
        {
            await built.DisposeAsync();
            throw;
        }

        app = built;
        var bound = new Uri(built.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Address = new UriBuilder(options.Url) { Port = bound.Port }.Uri;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (app is not null) await app.StopAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(SandboxServer).Assembly.GetName().Name });
        if (logs is not null) builder.Logging.AddProvider(new ForwardingLoggerProvider(logs)).AddFilter("Microsoft", LogLevel.Warning);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Configure);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddSandbox(options);
        customize?.Invoke(builder.Services);
        var built = builder.Build();
        built.Run(built.Services.GetRequiredService<AwsEndpoint>().HandleAsync);
        return built;
    }

    private void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        // Above what is accepted: a body that Kestrel itself refuses is cut off, and the client reads no answer.
        kestrel.Limits.MaxRequestBodySize = 4L * RequestBody.Largest;
        var (host, port) = (options.Url.Host, options.Url.Port);
        if (port == 0) kestrel.Listen(IPAddress.Loopback, 0);
        else if (IPAddress.TryParse(host.Trim('[', ']'), out var address)) kestrel.Listen(address, port);
        else kestrel.ListenLocalhost(port);
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
