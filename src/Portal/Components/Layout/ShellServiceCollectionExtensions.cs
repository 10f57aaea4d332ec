using Portal.Components.Layout.Palette;

namespace Portal.Components.Layout;

/// <summary>The frame around the pages.</summary>
public static class ShellServiceCollectionExtensions
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddScoped<ShellState>();
        services.AddScoped<IPaletteSource, PlacesSource>();
        services.AddScoped<IPaletteSource, IdentifierSource>();
        services.AddScoped<IPaletteSource, StateMachinesSource>();
        services.AddScoped<IPaletteSource, EventBusesSource>();
        return services;
    }
}
