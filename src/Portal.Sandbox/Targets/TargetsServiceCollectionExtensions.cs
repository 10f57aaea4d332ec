using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Routing;
using Portal.Sandbox.Targets.ApiDestinations;
using Portal.Sandbox.Targets.Kinds;

namespace Portal.Sandbox.Targets;

public static class TargetsServiceCollectionExtensions
{
    /// <summary>Targets: what a delivery becomes, its retries, and the dead-letter queue. Executions add invokers of their own.</summary>
    public static IServiceCollection AddTargets(this IServiceCollection services) => services
        .AddSingleton<ITargetInvoker, SqsTargetInvoker>()
        .AddSingleton<ITargetInvoker, SnsTargetInvoker>()
        .AddSingleton<ITargetInvoker, LogGroupTargetInvoker>()
        .AddSingleton<ITargetInvoker, EventBusTargetInvoker>()
        .AddSingleton<ITargetInvoker, LambdaTargetInvoker>()
        .AddSingleton<Connections>()
        .AddSingleton<ApiDestinationCatalog>()
        .AddSingleton<OAuthTokens>()
        .AddSingleton<ConnectionAuthorization>()
        .AddSingleton<InvocationRate>()
        .AddSingleton<ITargetInvoker, ApiDestinationTargetInvoker>()
        .AddSingleton<RecordedTargetInvoker>()
        .AddSingleton(p => new TargetPlans(new Lazy<IReadOnlyList<ITargetInvoker>>(() => [.. p.GetServices<ITargetInvoker>()]), p.GetRequiredService<RecordedTargetInvoker>()))
        .AddSingleton<RuleTargets>()
        .AddSingleton<InvocationLogs>()
        .AddSingleton<TargetAccess>()
        .AddSingleton<Attempts>()
        .AddSingleton<DeliveryStore>()
        .AddSingleton<DeadLetters>()
        .AddSingleton<Dispatchers>()
        .AddSingleton<IDeliveries, Deliveries>()
        .AddHostedService<TargetsStage>();
}
