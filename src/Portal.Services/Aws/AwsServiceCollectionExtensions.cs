using Amazon.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Services.Aws.Wire;

namespace Portal.Services.Aws;

internal static class AwsServiceCollectionExtensions
{
    public static IServiceCollection AddAws(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HttpClientFactory>(_ => new BufferedHttp());
        services.AddSingleton<ConnectionRegistry>();
        services.AddSingleton<AwsSessions>();
        services.AddSingleton<IConnections, Connections>();
        return services;
    }
}
