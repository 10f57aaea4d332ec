using Microsoft.Extensions.DependencyInjection;

namespace Portal.Sandbox.Outbound;

public static class OutboundServiceCollectionExtensions
{
    /// <summary>HTTP out of the sandbox, guarded.</summary>
    public static IServiceCollection AddOutbound(this IServiceCollection services) => services.AddSingleton<OutboundHttp>();
}
