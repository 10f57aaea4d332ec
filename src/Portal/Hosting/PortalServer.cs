using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Portal.Sandbox.Hosting;

namespace Portal.Hosting;

/// <summary>The portal and, beside it, the sandbox: built from configuration, started, and stopped together.</summary>
public static class PortalServer
{
    /// <summary>Serves until the process is asked to stop.</summary>
    /// <exception cref="StartupRefusal">Something that was asked for cannot be had; the message says what to set.</exception>
    public static async Task<int> RunAsync(string[] args)
    {
        var app = Build(args);
        try
        {
            await app.StartAsync();
        }
        catch (SandboxStartupException e)
        {
            throw new StartupRefusal(e.Message, e);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException or SocketException)
        {
            throw new StartupRefusal($"{e.Message.TrimEnd('.')}. Stop what uses the address, or choose another with ASPNETCORE_URLS.", e);
        }

        StartupBanner.Write(app);
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>The application with everything registered, not started.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        // Run from sources there is no environment but Production; without this line the packages' assets would be missing.
        builder.WebHost.UseStaticWebAssets();
        var options = builder.Configuration.GetSection("Portal").Get<PortalOptions>() ?? new PortalOptions();
        var data = DataDirectory.Prepare(options.ResolveDataDirectory());
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey])) builder.WebHost.UseUrls(ListenAddresses.Default);
        ListenAddresses.Check(builder.Configuration[WebHostDefaults.ServerUrlsKey] ?? ListenAddresses.Default, options.AllowNetworkAccess);

        builder.Services.Configure<PortalOptions>(builder.Configuration.GetSection("Portal"));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.AddHealthChecks();
        AddSandbox(builder, data);
        builder.Services.AddConfiguredServices(builder.Configuration, data);
        builder.Services.AddHostedService<SampleDeployment>();
        builder.Services.AddPages();

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseOriginCheck();
        app.MapHealthChecks("/health");
        app.UsePages();
        return app;
    }

    private static void AddSandbox(WebApplicationBuilder builder, string data)
    {
        var sandbox = ServicesHosting.ReadSandbox(builder.Configuration, data);
        if (!sandbox.Enabled) return;
        builder.Services.AddSandboxServer(o =>
        {
            builder.Configuration.GetSection("Portal:Sandbox").Bind(o);
            o.DataDirectory = sandbox.DataDirectory;
        });
    }
}
