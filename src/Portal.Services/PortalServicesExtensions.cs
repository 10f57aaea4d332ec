using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services;

/// <summary>Everything the pages ask for.</summary>
public static class PortalServicesExtensions
{
    public static IServiceCollection AddPortalServices(this IServiceCollection services, Action<PortalServicesOptions> configure)
    {
        services.Configure(configure);
        return services;
    }
}
