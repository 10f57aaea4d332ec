using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Approvals.Store;
using Portal.Services.Approvals.Tokens;

namespace Portal.Services.Approvals;

internal static class ApprovalsServiceCollectionExtensions
{
    public static IServiceCollection AddApprovals(this IServiceCollection services)
    {
        services.AddSingleton<TokenVault>();
        services.AddSingleton<KnownTokens>();
        services.AddSingleton<WaitStore>();
        services.AddSingleton<WaitDecisions>();
        services.AddSingleton<WaitSignals>();
        services.AddSingleton<WaitResolver>();
        services.AddSingleton<WaitScan>();
        services.AddSingleton<DecisionSender>();
        services.AddScoped<IApprovals, Approvals>();
        services.AddHostedService<WaitWatcher>();
        return services;
    }
}
