using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Rules;

internal static class RulesServiceCollectionExtensions
{
    public static IServiceCollection AddRules(this IServiceCollection services) => services.AddSingleton<RuleCatalog>().AddScoped<IRules, Rules>();
}
