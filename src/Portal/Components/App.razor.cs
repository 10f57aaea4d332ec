using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Portal.Components;

/// <summary>The document. Rendered once on the server; the theme comes from a cookie, so that no page flashes white first.</summary>
public sealed partial class App
{
    private string? theme;

    [CascadingParameter] private HttpContext? Http { get; set; }
    [Inject] private TimeProvider Time { get; set; } = null!;

    private string ServerTime => Time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);

    private IComponentRenderMode? Mode => Http!.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;

    protected override void OnInitialized() =>
        theme = Http?.Request.Cookies["theme"] is "light" or "dark" ? Http.Request.Cookies["theme"] : null;
}
