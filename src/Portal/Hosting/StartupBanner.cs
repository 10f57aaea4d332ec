using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Portal.Sandbox.Hosting;

namespace Portal.Hosting;

/// <summary>Tells whoever started the portal where to click and where the data is.</summary>
internal static class StartupBanner
{
    public static void Write(WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<PortalOptions>>().Value;
        var portal = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? ListenAddresses.Default;
        Console.Out.WriteLine($"""

              Event observatory
              Portal            {portal}
              Sandbox endpoint  {app.Services.GetService<SandboxServer>()?.Address.GetLeftPart(UriPartial.Authority) ?? "off"}
              Data              {options.ResolveDataDirectory()}

            """);
    }
}
