using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Portal.Sandbox.Hosting;

public static class HostingServiceCollectionExtensions
{
    /// <summary>Runs the sandbox beside the application whose services these are, from its start to its stop.</summary>
    public static IServiceCollection AddSandboxServer(this IServiceCollection services, Action<SandboxOptions> configure)
    {
        services.Configure(configure);
        services.AddSingleton(p => new SandboxServer(p.GetRequiredService<IOptions<SandboxOptions>>().Value, p.GetRequiredService<ILoggerFactory>(), p.GetService<TimeProvider>()));
        return services.AddHostedService(p => p.GetRequiredService<SandboxServer>());
    }
}
