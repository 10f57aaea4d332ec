using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Approvals.Tokens;

namespace Portal.Services.Executions;

internal static class ExecutionsServiceCollectionExtensions
{
    public static IServiceCollection AddExecutions(this IServiceCollection services) => services.AddSingleton<KnownTokens>().AddScoped<IExecutions, Executions>();
}
