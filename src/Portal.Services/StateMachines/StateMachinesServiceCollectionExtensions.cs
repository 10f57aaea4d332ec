using Microsoft.Extensions.DependencyInjection;
using Portal.Services.StateMachines.Checks;

namespace Portal.Services.StateMachines;

internal static class StateMachinesServiceCollectionExtensions
{
    public static IServiceCollection AddStateMachines(this IServiceCollection services) => services
        .AddSingleton<Definitions>()
        .AddScoped<IStateMachines, StateMachines>()
        .AddScoped<IStateMachineVersions, StateMachineVersions>()
        .AddScoped<IStateTests, StateTests>()
        .AddScoped<IDefinitionChecks, DefinitionChecks>();
}
