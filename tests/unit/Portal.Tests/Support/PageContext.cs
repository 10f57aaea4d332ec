using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Components.Controls;
using Portal.Components.Layout;
using Portal.Services.Aws;
using Portal.Urls;

namespace Portal.Tests.Support;

/// <summary>A browser tab without a browser: the portal's pages on fakes.</summary>
public abstract class PageContext : BunitContext
{
    protected PageContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddControls();
        Services.AddShell();
        Services.AddSingleton<Portal.Graphs.GraphLayouts>();
        Fakes.AddTo(Services);
    }

    internal FakeServices Fakes { get; } = new();

    internal Microsoft.Extensions.Time.Testing.FakeTimeProvider Time { get; } = new(Samples.Now);

    /// <summary>Renders a page at an address, inside the shell's cascading values.</summary>
    protected IRenderedComponent<TPage> Open<TPage>(string address = "/", Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null)
        where TPage : IComponent
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var shell = Services.GetRequiredService<ShellState>();
        shell.Follow(Services.GetRequiredService<NavigationManager>().Uri);
        return Render<TPage>(p =>
        {
            p.AddCascadingValue(shell);
            p.AddCascadingValue(shell.Urls);
            p.AddCascadingValue(shell.Connection!);
            parameters?.Invoke(p);
        });
    }
}
