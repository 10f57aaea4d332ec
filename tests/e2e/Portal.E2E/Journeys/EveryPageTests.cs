using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Components;
using Portal.E2E.Support;
using Portal.Urls;
using Xunit;

namespace Portal.E2E.Journeys;

/// <summary>What holds for every page: nothing that axe finds, nothing that the browser complains of, nothing wider than the window.</summary>
[Collection(JourneyCollection.Name)]
public sealed class EveryPageTests(SharedPortal shared)
{
    [Theory]
    [InlineData(Appearance.Light, 1440)]
    [InlineData(Appearance.Dark, 1440)]
    [InlineData(Appearance.Light, 390)]
    [InlineData(Appearance.Dark, 390)]
    public async Task EveryPage_IsAccessible_FitsTheWindow_AndRaisesNoComplaint(Appearance appearance, int width)
    {
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url, appearance, width);
        var faults = new List<string>();
        foreach (var (route, path) in await PageTour.PlanAsync(shared, visitor, TestContext.Current.CancellationToken))
        {
            await visitor.GoAsync(path);
            await visitor.SettledAsync();
            await visitor.PictureAsync($"pages/{PageTour.NameOf(route)}-{appearance}-{width}".ToLowerInvariant());
            var found = await visitor.Page.RunAxe();
            faults.AddRange(found.Violations.SelectMany(v => v.Nodes.Select(n => $"{route}: axe {v.Id} ({v.Impact}): {v.Help}: {n.Html}")));
            var overflow = await visitor.Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth - document.documentElement.clientWidth");
            if (overflow > 0) faults.Add($"{route}: {overflow} px wider than the window");
            faults.AddRange(visitor.TakeComplaints().Where(c => !(route == PageRoutes.NotFound && c.Contains("404", StringComparison.Ordinal))).Select(c => $"{route}: {c}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task EveryPage_IsOnTheTour()
    {
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        var plan = await PageTour.PlanAsync(shared, visitor, TestContext.Current.CancellationToken);
        var routes = typeof(PageRoutes).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes(typeof(RouteAttribute), inherit: false)).Cast<RouteAttribute>().Select(r => r.Template);
        Assert.Empty(routes.Except(plan.Keys));
    }
}
