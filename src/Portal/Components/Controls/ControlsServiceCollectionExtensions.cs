namespace Portal.Components.Controls;

/// <summary>What the shared controls keep for each tab.</summary>
public static class ControlsServiceCollectionExtensions
{
    public static IServiceCollection AddControls(this IServiceCollection services)
    {
        services.AddScoped<Browser>();
        services.AddScoped<BrowserTime>();
        services.AddScoped<Confirmations>();
        services.AddScoped<Toasts>();
        return services;
    }
}
