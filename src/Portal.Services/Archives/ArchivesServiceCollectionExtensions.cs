using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Archives;

internal static class ArchivesServiceCollectionExtensions
{
    public static IServiceCollection AddArchives(this IServiceCollection services) => services.AddScoped<IArchives, Archives>();
}
