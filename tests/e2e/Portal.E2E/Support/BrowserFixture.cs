using Microsoft.Playwright;
using Xunit;

namespace Portal.E2E.Support;

/// <summary>One Chromium for a test class: the machine's own (CHROMIUM, else the usual places), else Playwright's.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        var executable = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : Places.FirstOrDefault(File.Exists);
        if (executable is null && Microsoft.Playwright.Program.Main(["install", "chromium"]) != 0)
        {
            throw new InvalidOperationException("There is no Chromium, and Playwright could not fetch one. Install it and set CHROMIUM to its path.");
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A fresh profile with one page. Requests to anywhere but the portal fail the test that made them.</summary>
    public async Task<Visitor> VisitAsync(Uri portal, Appearance appearance = Appearance.Light, int width = 1440, int height = 900)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = portal.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
            ColorScheme = appearance == Appearance.Dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        return new Visitor(context, await context.NewPageAsync(), portal);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.CloseAsync();
        playwright?.Dispose();
    }
}

public enum Appearance
{
    Light,
    Dark,
}
