using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Portal.Services.Store;

internal static class StoreServiceCollectionExtensions
{
    public static IServiceCollection AddStore(this IServiceCollection services)
    {
        services.AddSingleton<IPortalDatabase>(p => p.GetRequiredService<IOptions<PortalServicesOptions>>().Value.Store.Provider == StoreProvider.Postgres
            ? ActivatorUtilities.CreateInstance<PostgresDatabase>(p)
            : ActivatorUtilities.CreateInstance<SqliteDatabase>(p));
        services.AddSingleton<StoreSignals>();
        services.AddHostedService<PostgresSignals>();
        services.AddSingleton<DataKeys>();
        return services;
    }
}
