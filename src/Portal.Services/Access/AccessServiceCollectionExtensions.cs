using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Portal.Services.Access;

internal static class AccessServiceCollectionExtensions
{
    /// <summary>Sign-in replaces <see cref="ICurrentUser"/>; until then everybody is the local operator.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<IAccess, AccessPolicy>();
        services.TryAddScoped<ICurrentUser, LocalUser>();
        services.AddSingleton<AuditSeal>();
        services.AddSingleton<AuditTrail>();
        services.AddScoped<IAudit, Audit>();
        services.AddScoped<UserSessions>();
        return services;
    }
}
