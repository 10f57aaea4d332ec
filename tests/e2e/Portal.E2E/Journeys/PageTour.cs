using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.E2E.Support;
using Portal.Urls;

namespace Portal.E2E.Journeys;

/// <summary>A path for every page of the portal, to something that is there: what must hold for all pages is asked on this tour.</summary>
public static partial class PageTour
{
    /// <summary>The pages by their routes.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> PlanAsync(SharedPortal shared, Visitor visitor, CancellationToken cancellationToken)
    {
        var waiting = await Samples.AskForApprovalAsync(shared.Aws, "Tour", cancellationToken);
        var machine = await Samples.MachineAsync(shared.Aws, "manual-approval", cancellationToken);
        await visitor.GoAsync("/approvals");
        var approval = await FirstLinkAsync(visitor, "approvals/");
        var rules = await shared.Aws.RunAsync(cancellationToken, "events", "list-rules", "--event-bus-name", "ApprovalsEventBus");
        var rule = rules.GetProperty("Rules").EnumerateArray().Select(r => r.GetProperty("Name").GetString()!).First(n => !n.Contains("observatory", StringComparison.Ordinal));
        await visitor.GoAsync("/events");
        var recorded = await FirstLinkAsync(visitor, "events/");
        var urls = new PortalUrls(null);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [PageRoutes.Overview] = urls.Overview(),
            [PageRoutes.Events] = urls.Events(),
            [PageRoutes.Event] = recorded,
            [PageRoutes.Trace] = urls.Trace(waiting),
            [PageRoutes.EventBuses] = urls.EventBuses(),
            [PageRoutes.EventBus] = urls.EventBus("ApprovalsEventBus"),
            [PageRoutes.Rules] = urls.Rules(),
            [PageRoutes.Rule] = urls.Rule("ApprovalsEventBus", rule),
            [PageRoutes.NewRule] = urls.NewRule("ApprovalsEventBus"),
            [PageRoutes.EditRule] = urls.EditRule("ApprovalsEventBus", rule),
            [PageRoutes.Archives] = urls.Archives(),
            [PageRoutes.DeadLetters] = urls.DeadLetters(),
            [PageRoutes.Compose] = urls.Compose("ApprovalsEventBus"),
            [PageRoutes.LogGroups] = urls.LogGroups(),
            [PageRoutes.LogGroup] = urls.LogGroup("/aws/events/kyc-accounts"),
            [PageRoutes.StateMachines] = urls.StateMachines(),
            [PageRoutes.StateMachine] = urls.StateMachine(machine),
            [PageRoutes.Executions] = urls.Executions(),
            [PageRoutes.Execution] = urls.Execution(waiting),
            [PageRoutes.Comparison] = urls.Compare(waiting, waiting),
            [PageRoutes.Approvals] = urls.Approvals(),
            [PageRoutes.Approval] = approval,
            [PageRoutes.AccessFindings] = urls.AccessFindings(),
            [PageRoutes.StuckWaits] = urls.StuckWaits(),
            [PageRoutes.Audit] = urls.Audit(),
            [PageRoutes.Stacks] = urls.Stacks(),
            [PageRoutes.Stack] = urls.Stack("kyc"),
            [PageRoutes.Connections] = urls.Connections(),
            [PageRoutes.NotFound] = "/nobody-made-this-page",
            [PageRoutes.Error] = PageRoutes.Error,
        };
    }

    /// <summary>A file's name for a route.</summary>
    public static string NameOf(string route) => route == "/" ? "overview" : Words().Replace(route, "-").Trim('-').ToLowerInvariant();

    private static async Task<string> FirstLinkAsync(Visitor visitor, string part)
    {
        var link = visitor.Page.Locator($"a[href*='/{part}']").First;
        await link.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return (await link.GetAttributeAsync("href"))!;
    }

    [GeneratedRegex("[^A-Za-z]+")]
    private static partial Regex Words();
}
