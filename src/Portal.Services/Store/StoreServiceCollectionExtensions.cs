using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Store;

internal static class StoreServiceCollectionExtensions
{
    public static IServiceCollection AddStore(this IServiceCollection services)
    {
        services.AddSingleton<IPortalDatabase, SqliteDatabase>();
        services.AddSingleton<DataKeys>();
        return services;
    }
}
