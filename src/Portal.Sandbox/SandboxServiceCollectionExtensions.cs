using Microsoft.Extensions.DependencyInjection;

namespace Portal.Sandbox;

/// <summary>The embedded EventBridge and Step Functions: the flow of an event, one line to a stage, in the order of the flow.</summary>
public static class SandboxServiceCollectionExtensions
{
    public static IServiceCollection AddSandbox(this IServiceCollection services, Action<SandboxOptions> configure)
    {
        services.Configure(configure);
        return services;
    }
}
