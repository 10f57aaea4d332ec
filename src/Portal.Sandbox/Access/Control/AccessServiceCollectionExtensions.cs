using Microsoft.Extensions.DependencyInjection;

namespace Portal.Sandbox.Access.Control;

internal static class AccessServiceCollectionExtensions
{
    /// <summary>Who may do what: asked by every stage that acts for somebody.</summary>
    public static IServiceCollection AddAccessControl(this IServiceCollection services) => services
        .AddSingleton<ParsedPolicies>()
        .AddSingleton<AccessFindings>()
        .AddSingleton(p => new Lazy<IReadOnlyDictionary<string, IProtectedResources>>(() => p.GetServices<IProtectedResources>().ToDictionary(r => r.Service, StringComparer.Ordinal)))
        .AddSingleton<IAccessControl, AccessControl>()
        .AddHostedService<AccessStage>();
}
