using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Components.Pages.Compose;
using Portal.Languages.Data;
using Portal.Services.Aws;
using Portal.Services.Composing;
using Portal.Services.Executions;
using Portal.Services.Observatory;
using Portal.Services.Observatory.Correlation;
using Portal.Services.Rules;

namespace Portal.Components.Pages.Event;

/// <summary>One recorded event: the envelope, who sent it, every rule's verdict, and what each target made of it; looked at again while that grows.</summary>
public sealed partial class EventPage
{
    private const int FewRules = 8;
    private const int ManyRules = 40;

    /// <summary>An event that was sent just now is on its way through the tap's queue, and its deliveries are on theirs.</summary>
    private const int MostLooks = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Loader<EventStory> story = new();
    private CancellationTokenSource? following;
    private Task follow = Task.CompletedTask;
    private bool arriving;
    private bool detailOnly;
    private bool sending;
    private string ruleText = "";
    private int shownRules = ManyRules;

    [Inject] private ICorrelation Correlation { get; set; } = null!;
    [Inject] private IComposer Composer { get; set; } = null!;
    [Inject] private Confirmations Confirmations { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;

    [Parameter] public string EventId { get; set; } = "";

    protected override string Subject => EventId;

    private RecordedEvent? Shown => story.Value?.Event.Event;

    /// <summary>Nothing more is to come: everything arrived somewhere, and what it started has ended.</summary>
    private bool IsSettled => story.Value is { } told && told.Deliveries.All(d => d.Outcome != DeliveryOutcome.Expected && d.Execution is not { Status: ExecutionStatus.Running });

    protected override async Task LoadAsync()
    {
        await StopAsync();
        if (Shown?.EventId != EventId) story.Reset();
        arriving = true;
        following = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        await LookAsync(following.Token);
        follow = FollowAsync(following.Token);
    }

    protected override async ValueTask LeaveAsync()
    {
        await StopAsync();
        story.Dispose();
    }

    private async Task StopAsync()
    {
        if (following is null) return;
        await following.CancelAsync();
        await follow;
        following.Dispose();
        following = null;
    }

    private Task<bool> LookAsync(CancellationToken cancellationToken) => story.LoadAsync(c => Correlation.ForEventAsync(Connection.Id, EventId, c), cancellationToken);

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            for (var look = 1; look <= MostLooks && !IsSettled && (story.HasValue || story.Error?.Kind == AwsErrorKind.NotFound); look++)
            {
                // Later looks are further apart: what has not come by then comes late.
                await Task.Delay(Pause * Math.Max(1, look / 5), Time, cancellationToken);
                await InvokeAsync(async () =>
                {
                    await LookAsync(cancellationToken);
                    StateHasChanged();
                });
            }

            arriving = false;
            await InvokeAsync(StateHasChanged);
        }
        catch (OperationCanceledException)
        {
            // Another event is looked at, or none.
        }
    }

    private async Task SendAgainAsync()
    {
        var recorded = story.Value!.Event;
        var words = $"A new event with the same source, detail type and detail goes to {recorded.Event.EventBusName}, and its rules deliver it again.";
        if (recorded.Event.CarriesTaskToken) words += " The task token is not part of it: the portal keeps none, and its place holds a mask. Whoever gets the event cannot answer the waiting step.";
        if (await Confirmations.AskAsync(new("Send this event again?", words, "Send again")) is null) return;
        sending = true;
        var sent = await Composer.SendAsync(Connection.Id, [ComposeModel.DraftOf(recorded)], Gone);
        sending = false;
        if (sent.IsOk && sent.Value.Entries is [{ EventId: { } id }]) Toasts.Ok("Event sent", null, Urls.Event(id));
        else Toasts.Bad("It was not sent", sent.Error?.Message ?? sent.Value?.Entries[0].ErrorMessage);
    }

    /// <summary>Those that deliver first, then those that would if they were enabled, then by name.</summary>
    private List<RuleVerdict> Ordered(EventStory told) => [.. told.Rules
        .Where(r => r.Rule.Name.Contains(ruleText, StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(v => v.Delivers).ThenByDescending(v => v.Verdict.Matches).ThenBy(v => v.Rule.Name, StringComparer.OrdinalIgnoreCase)];

    private static string Summary(EventStory told) => told.Deliveries.Count == 0 ? "" : string.Join(" · ", new[]
    {
        Part(told.Deliveries.Count(d => d.Outcome == DeliveryOutcome.Delivered), "delivered"),
        Part(told.Deliveries.Count(d => d.Outcome == DeliveryOutcome.Failed), "failed"),
        Part(told.Deliveries.Count(d => d.Execution is not null), "executions started"),
    }.Where(p => p.Length > 0));

    private static string Part(int count, string what) => count == 0 ? "" : $"{count} {(count == 1 ? what.Replace("executions", "execution", StringComparison.Ordinal) : what)}";

    private static string Detail(EventStory told) => ((DataValue.TryParse(told.Event.Envelope) as DataObject)?["detail"] ?? DataObject.Empty).ToJson();
}
