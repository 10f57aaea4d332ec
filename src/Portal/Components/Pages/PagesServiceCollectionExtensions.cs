using Portal.Components.Pages.Approval;
using Portal.Components.Pages.Overview;

namespace Portal.Components.Pages;

/// <summary>What pages need beside the services.</summary>
public static class PagesServiceCollectionExtensions
{
    public static IServiceCollection AddPageParts(this IServiceCollection services)
    {
        services.AddScoped<SampleCatalog>();
        services.AddScoped<DecisionFlow>();
        return services;
    }
}
