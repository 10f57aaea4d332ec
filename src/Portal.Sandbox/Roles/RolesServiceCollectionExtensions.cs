using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Roles;

internal static class RolesServiceCollectionExtensions
{
    public static IServiceCollection AddRoles(this IServiceCollection services) => services
        .AddStage<RoleDirectory>()
        .AddSingleton<IRoles>(p => p.GetRequiredService<RoleDirectory>());
}
