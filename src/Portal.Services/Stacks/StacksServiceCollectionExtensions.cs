using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Stacks;

internal static class StacksServiceCollectionExtensions
{
    public static IServiceCollection AddStacks(this IServiceCollection services)
    {
        services.AddSingleton<ITemplatePackager, TemplatePackager>();
        services.AddSingleton<StackFollower>();
        services.AddSingleton<StackDeployer>();
        services.AddScoped<IStacks, Stacks>();
        return services;
    }
}
