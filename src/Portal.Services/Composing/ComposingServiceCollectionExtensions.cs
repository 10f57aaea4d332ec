using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Composing;

internal static class ComposingServiceCollectionExtensions
{
    public static IServiceCollection AddComposing(this IServiceCollection services) => services.AddScoped<IComposer, Composer>();
}
