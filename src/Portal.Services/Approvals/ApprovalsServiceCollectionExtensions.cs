using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Services.Approvals.Asking;
using Portal.Services.Approvals.Declarations;
using Portal.Services.Approvals.Store;
using Portal.Services.Approvals.Tokens;
using Portal.Services.Approvals.Views;

namespace Portal.Services.Approvals;

internal static class ApprovalsServiceCollectionExtensions
{
    public static IServiceCollection AddApprovals(this IServiceCollection services)
    {
        services.AddSingleton<TokenVault>();
        services.AddSingleton<KnownTokens>();
        services.AddSingleton<WaitStore>();
        services.AddSingleton<WaitDecisions>();
        services.AddSingleton<WaitVotes>();
        services.AddSingleton<TakenTasks>();
        services.AddSingleton<DeclarationFiles>();
        services.AddSingleton<QuestionReader>();
        services.AddSingleton<Requesters>();
        services.AddSingleton<WaitSignals>();
        services.AddSingleton<WaitResolver>();
        services.AddSingleton<WaitScan>();
        services.AddSingleton<StuckReport>();
        services.TryAddSingleton<DecisionPoints>();
        services.AddSingleton<DecisionSender>();
        services.AddScoped<Decider>();
        services.AddScoped<WaitWork>();
        services.AddScoped<IApprovals, Approvals>();
        services.AddScoped<IInboxViews, InboxViews>();
        services.AddHostedService<WaitWatcher>();
        return services;
    }
}
