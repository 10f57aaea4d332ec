using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.StateMachines;

internal static class StateMachinesServiceCollectionExtensions
{
    public static IServiceCollection AddStateMachines(this IServiceCollection services) => services.AddSingleton<Definitions>().AddScoped<IStateMachines, StateMachines>();
}
