using Microsoft.AspNetCore.Components.Server;
using Portal.Components;
using Portal.Components.Controls;
using Portal.Components.Layout;
using Portal.Components.Pages;

namespace Portal.Hosting;

/// <summary>The pages: Blazor Server, rendered on the server and kept alive over one WebSocket a tab.</summary>
public static class PageHosting
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.Configure<CircuitOptions>(o => o.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3));
        services.AddHttpContextAccessor();
        services.AddControls();
        services.AddShell();
        services.AddSingleton<Portal.Graphs.GraphLayouts>();
        services.AddPageParts();
        return services;
    }

    public static WebApplication UsePages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) app.UseExceptionHandler(Urls.PageRoutes.Error, createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute(Urls.PageRoutes.NotFound, createScopeForStatusCodePages: true);
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o =>
        {
            // The security headers say it already, for every answer.
            o.ContentSecurityFrameAncestorsPolicy = null;
        });
        return app;
    }
}
