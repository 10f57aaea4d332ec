using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Approvals;
using Portal.Services.Aws;

namespace Portal.Components.Pages.Approval;

/// <summary>One waiting step, for the person who answers. Opening it decides nothing; an answer is confirmed first.</summary>
public sealed partial class ApprovalPage
{
    private static readonly TimeSpan LongestBeat = TimeSpan.FromMinutes(1);

    private readonly Loader<WaitDetail> wait = new();
    private readonly CancellationTokenSource resting = new();
    private Task listener = Task.CompletedTask;
    private Task beating = Task.CompletedTask;
    private DecisionResult? result;
    private string? beatProblem;
    private bool busy;

    [Inject] private IApprovals Approvals { get; set; } = null!;
    [Inject] private DecisionFlow Flow { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Parameter] public string Id { get; set; } = "";

    protected override string Subject => Id;

    protected override async Task LoadAsync()
    {
        if (result is { Wait: var told } && told.Id != Id) result = null;
        await wait.LoadAsync(c => Approvals.GetAsync(Id, c), Gone);

        // What was being checked is known now.
        if (result is { Outcome: DecisionOutcome.Checking } && wait.Value is { Status: not WaitStatus.Sending } settled) result = Settled(settled);
    }

    protected override async Task EnterAsync()
    {
        // Listening begins before the first look, so that no change falls between.
        listener = ListenAsync();
        await base.EnterAsync();
    }

    protected override async ValueTask LeaveAsync()
    {
        await resting.CancelAsync();
        await listener;
        await beating;
        resting.Dispose();
        wait.Dispose();
    }

    private static DecisionResult? Settled(WaitDetail wait) => wait.Status switch
    {
        WaitStatus.Ended => new(DecisionOutcome.TooLate, $"{wait.EndedBecause} Your answer did not count.", wait),
        WaitStatus.Pending => new(DecisionOutcome.Refused, "AWS refused the answer. The step still waits.", wait),
        _ => new(DecisionOutcome.Decided, "AWS has confirmed the answer. The execution goes on.", wait),
    };

    /// <summary>Somebody else may decide, or the time run out, while this page is open.</summary>
    private async Task ListenAsync()
    {
        try
        {
            await foreach (var _ in Approvals.ChangesAsync(Gone))
            {
                await InvokeAsync(async () =>
                {
                    await LoadAsync();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException)
        {
            // The page has gone.
        }
    }

    private async Task DecideAsync(Decision decision)
    {
        busy = true;
        var decided = await Flow.DecideAsync(wait.Value!, decision);
        busy = false;
        if (decided is null) return;
        result = decided;
        wait.Take(decided.Wait);
    }

    private async Task WorkAsync(bool working)
    {
        Take(await Approvals.WorkAsync(Id, working, Gone), working ? "Nobody was told that you work on it" : "Nothing was changed");
        if (working && wait.Value is { Heartbeat: { } every, WorkedBy: not null } && beating.IsCompleted) beating = BeatAsync(every);
    }

    private async Task TakeAsync()
    {
        busy = true;
        var taken = await Approvals.TakeAsync(Id, CancellationToken.None);
        busy = false;
        Take(taken, "No task was taken");
        if (taken.Value is { } other && other.Id != Id)
        {
            Toasts.Ok("AWS gave another task of this activity: this is it.");
            Navigation.NavigateTo(Urls.Approval(other.Id));
        }
    }

    /// <summary>Beats three times as often as AWS asks for, while the page is open and the user works on it.</summary>
    private async Task BeatAsync(TimeSpan every)
    {
        var pause = TimeSpan.FromTicks(Math.Min(every.Ticks / 3, LongestBeat.Ticks));
        while (!resting.IsCancellationRequested && wait.Value is { Status: WaitStatus.Pending, WorkedBy: not null })
        {
            var beat = await Approvals.BeatAsync(Id, CancellationToken.None);
            await InvokeAsync(() =>
            {
                beatProblem = beat.IsOk ? null : $"AWS did not take the heartbeat: {beat.Error.Message}";
                if (beat.IsOk) wait.Take(beat);
                StateHasChanged();
            });
            await Task.Delay(pause, Clock, resting.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    private void Take(AwsResult<WaitDetail> done, string failed)
    {
        if (!done.IsOk) Toasts.Bad(failed, done.Error.Message);
        else if (done.Value.Id == Id) wait.Take(done);
    }
}
