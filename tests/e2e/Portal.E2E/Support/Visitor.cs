using Microsoft.Playwright;

namespace Portal.E2E.Support;

/// <summary>Somebody with a browser: goes to pages, waits until they live, and remembers what went wrong meanwhile.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    internal Visitor(IBrowserContext context, IPage page, Uri portal)
    {
        (this.context, Page) = (context, page);
        var origin = portal.GetLeftPart(UriPartial.Authority);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(origin, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)
                && !request.Url.StartsWith("blob:", StringComparison.Ordinal)) complaints.Add("foreign request: " + request.Url);
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error") complaints.Add("console: " + message.Text);
        };
        page.PageError += (_, error) => complaints.Add("script error: " + error);
    }

    public IPage Page { get; }

    /// <summary>Requests to other hosts, script errors and refused content so far.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Opens a path and waits until the page answers to clicks.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await LiveAsync();
    }

    /// <summary>Waits until the circuit is up: before that a click is lost.</summary>
    public Task LiveAsync() => Page.Locator("[data-interactive=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <summary>Waits until nothing on the page says that it is loading.</summary>
    public Task SettledAsync() => Assertions.Expect(Page.Locator(".loading")).ToHaveCountAsync(0);

    /// <summary>The complaints since the last time they were taken.</summary>
    public IReadOnlyList<string> TakeComplaints()
    {
        var taken = complaints.ToArray();
        complaints.Clear();
        return taken;
    }

    /// <summary>A picture in <c>artifacts/pictures</c>, to be looked at.</summary>
    public Task PictureAsync(string name) =>
        Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "artifacts", "pictures", name + ".png") });

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
