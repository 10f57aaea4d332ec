using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Observatory.Views;

internal static class SavedViewsServiceCollectionExtensions
{
    public static IServiceCollection AddSavedViews(this IServiceCollection services) => services.AddScoped<ISavedViews, SavedViews>();
}
