using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Aws;
using Portal.Services.DeadLetters;

namespace Portal.Components.Pages.DeadLetters;

/// <summary>
/// One queue: opened on demand, held while somebody looks, its messages sent again or deleted one by one with a result for
/// each. Never more than a bounded number of messages at once.
/// </summary>
public sealed partial class QueueBench : IAsyncDisposable
{
    /// <summary>Received with one press.</summary>
    private const int AtOnce = 200;

    private static readonly TimeSpan ExtendEvery = IDeadLetterSession.HeldFor / 3;

    private readonly CancellationTokenSource gone = new();
    private readonly QueueBenchModel model = new();
    private IDeadLetterSession? session;
    private ITimer? timer;
    private CancellationTokenSource? stop;
    private Task running = Task.CompletedTask;
    private Run? run;
    private DeadLetter? open;
    private AwsError? error;
    private bool busy, more;

    [CascadingParameter] public Connection Connection { get; set; } = null!;
    [Inject] private IDeadLetters Letters { get; set; } = null!;
    [Inject] private Confirmations Confirmations { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;

    [Parameter, EditorRequired] public required DeadLetterQueue Queue { get; set; }

    /// <summary>Something left the queue.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    private string Held => more
        ? $"The first {model.Count:N0} of about {Math.Max(model.Count, (Queue.Messages ?? 0) + (Queue.Hidden ?? 0)):N0}"
        : $"{model.Count:N0} {(model.Count == 1 ? "message" : "messages")}, all there are";

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        if (timer is not null) await timer.DisposeAsync();
        stop?.Cancel();
        await running;
        if (session is not null) await session.DisposeAsync();
        gone.Dispose();
        stop?.Dispose();
    }

    private async Task OpenAsync()
    {
        (busy, error) = (true, null);
        var opened = await Letters.OpenAsync(Connection.Id, Queue.Arn, gone.Token);
        error = opened.Error;
        if (opened.IsOk)
        {
            session = opened.Value;
            timer = Time.CreateTimer(_ => InvokeAsync(ExtendAsync), null, ExtendEvery, ExtendEvery);
            await MoreAsync();
        }

        busy = false;
    }

    private async Task MoreAsync()
    {
        busy = true;
        var received = await session!.ReceiveAsync(AtOnce, gone.Token);
        busy = false;
        error = received.Error;
        more = received.Value;
        model.Take(session.Messages);
    }

    private async Task CloseAsync()
    {
        if (timer is not null) await timer.DisposeAsync();
        if (session is not null) await session.DisposeAsync();
        (session, timer, open) = (null, null, null);
        model.Take([]);
        await OnChanged.InvokeAsync();
    }

    private async Task ExtendAsync()
    {
        if (session is null || gone.IsCancellationRequested) return;
        await session.ExtendAsync(gone.Token);
        model.Take(session.Messages);
        StateHasChanged();
    }

    private Task SendAllAsync() => RunAsync(Words.Target, null);

    private async Task DeleteAllAsync()
    {
        var count = model.Selected.Count;
        var answer = await Confirmations.AskAsync(new($"Delete {count} {(count == 1 ? "message" : "messages")}?", "They are gone for good: nobody gets these events any more.", "Delete for good") { Danger = true });
        if (answer is not null) await RunEachAsync(model.Selected, (s, letter) => s.DeleteAsync(letter, CancellationToken.None));
    }

    private async Task RunAsync(Words words, ResendDestination? destination)
    {
        var count = model.Selected.Count;
        var answer = await Confirmations.AskAsync(new($"Send {count} {(count == 1 ? "message" : "messages")} again?", words.Text, words.Act));
        if (answer is not null) await RunEachAsync(model.Selected, (s, letter) => s.SendAsync(letter, destination ?? Usual(letter), null, CancellationToken.None));
    }

    /// <summary>Messages of a redrive go back to their queue, those of EventBridge to their target.</summary>
    private static ResendDestination Usual(DeadLetter letter) => letter.RuleArn is null ? new ResendDestination.ToSourceQueue() : new ResendDestination.ToTarget();

    private Task RunEachAsync(IReadOnlyList<DeadLetter> letters, Func<IDeadLetterSession, DeadLetter, Task<ResendResult>> act)
    {
        stop?.Dispose();
        stop = CancellationTokenSource.CreateLinkedTokenSource(gone.Token);
        return running = RunEachAsync(letters, act, stop.Token);
    }

    /// <summary>One after the other: the result of each is shown at once, and a press on Stop lets the one under way finish.</summary>
    private async Task RunEachAsync(IReadOnlyList<DeadLetter> letters, Func<IDeadLetterSession, DeadLetter, Task<ResendResult>> act, CancellationToken stopped)
    {
        run = new Run(0, letters.Count);
        foreach (var letter in letters)
        {
            if (stopped.IsCancellationRequested) break;
            model.Report(await act(session!, letter));
            run = run with { Done = run.Done + 1 };
            StateHasChanged();
        }

        run = null;
        if (gone.IsCancellationRequested) return;
        model.Take(session!.Messages);
        await OnChanged.InvokeAsync();
    }

    private void Stop() => stop?.Cancel();

    private async Task TakeResultAsync(ResendResult result)
    {
        model.Report(result);
        model.Take(session!.Messages);
        if (result.Outcome is ResendOutcome.Done) open = null;
        await OnChanged.InvokeAsync();
    }

    private sealed record Run(int Done, int Total);

    private sealed record Words(string Text, string Act)
    {
        public static readonly Words Target = new("Each goes to the target of its rule as the rule is now, with the target's input; a message that came by redrive goes back to its queue. It leaves this queue once the target has acknowledged it.", "Send again");
        public static readonly Words Bus = new("Each becomes a new event on its bus: every rule that matches gets it, also those that got it before. It leaves this queue once the bus has taken it.", "Send to the bus");
    }
}
