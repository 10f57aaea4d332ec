using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.E2E.Support;

namespace Portal.E2E.Compatibility;

/// <summary>The smallest Blazor Server application with the portal's own copy of the client script; its connections can be cut.</summary>
internal sealed class CompatHost : IAsyncDisposable
{
    private const string Module = """
        export const callBack = (page, word) => page.invokeMethodAsync("Call", word);
        export const lengthOf = async stream => (await stream.arrayBuffer()).byteLength;
        export const bytes = count => new Uint8Array(count);
        export const focused = () => document.activeElement.id;
        export const fail = () => { throw new Error("refused"); };
        """;

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<HttpContext, bool> connections;

    private CompatHost(WebApplication app, ConcurrentDictionary<HttpContext, bool> connections) => (this.app, this.connections) = (app, connections);

    public Uri Url => new(app.Urls.Single());

    public static async Task<CompatHost> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        var app = builder.Build();
        var connections = new ConcurrentDictionary<HttpContext, bool>();
        app.UseWebSockets();
        app.Use(async (context, next) =>
        {
            var isConnection = context.WebSockets.IsWebSocketRequest;
            if (isConnection) connections[context] = true;
            try { await next(context); }
            finally { connections.TryRemove(context, out _); }
        });
        app.UseAntiforgery();
        app.MapGet("/_framework/blazor.web.js", () => Results.File(Path.Combine(Repository.Root, "src", "Portal", "wwwroot", "_framework", "blazor.web.js"), "text/javascript"));
        app.MapGet("/compat.js", () => Results.Text(Module, "text/javascript"));
        app.MapGet("/favicon.ico", () => Results.NoContent());
        app.MapRazorComponents<CompatApp>().AddInteractiveServerRenderMode();
        await app.StartAsync();
        return new(app, connections);
    }

    /// <summary>Breaks every open WebSocket, as a network does.</summary>
    public void CutConnections()
    {
        foreach (var context in connections.Keys) context.Abort();
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
