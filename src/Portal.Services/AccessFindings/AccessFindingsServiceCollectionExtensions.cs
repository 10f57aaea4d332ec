using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.AccessFindings;

internal static class AccessFindingsServiceCollectionExtensions
{
    public static IServiceCollection AddAccessFindings(this IServiceCollection services) => services.AddScoped<IAccessFindings, AccessFindings>();
}
