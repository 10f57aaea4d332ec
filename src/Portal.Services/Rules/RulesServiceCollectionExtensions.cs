using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Rules.Editing;
using Portal.Services.Rules.Health;
using Portal.Services.Rules.Testing;

namespace Portal.Services.Rules;

internal static class RulesServiceCollectionExtensions
{
    public static IServiceCollection AddRules(this IServiceCollection services) => services
        .AddSingleton<RuleCatalog>()
        .AddScoped<IRules, Rules>()
        .AddScoped<LoopFinder>()
        .AddScoped<IRuleEditor, RuleEditor>()
        .AddScoped<IEventSamples, EventSamples>()
        .AddScoped<ITargetHealth, TargetHealthReader>();
}
