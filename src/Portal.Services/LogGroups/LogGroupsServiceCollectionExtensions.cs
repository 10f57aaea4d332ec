using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.LogGroups;

internal static class LogGroupsServiceCollectionExtensions
{
    public static IServiceCollection AddLogGroups(this IServiceCollection services) => services.AddScoped<ILogGroups, LogGroups>();
}
