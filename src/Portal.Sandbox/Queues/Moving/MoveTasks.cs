using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Queues.Moving;

/// <summary>The tasks that empty dead-letter queues, and the work on them. After a restart a task goes on.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html</remarks>
internal sealed class MoveTasks(QueueDirectory queues, MessageMover mover, IJournal journal, TimeProvider time, ILogger<MoveTasks> log) : IDisposable
{
    /// <summary>Ended tasks of one queue that are remembered.</summary>
    private const int MostRemembered = 10;
    private const int BatchSize = 10;

    /// <summary>Taken messages are hidden so long, should the sandbox end before they are moved.</summary>
    private static readonly TimeSpan Hidden = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly DurableTable<MoveTask> table = new(journal, new Collection("queue_move_tasks"), MoveTask.Write, MoveTask.Read);
    private readonly ConcurrentDictionary<string, Task> running = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stop = new();

    public void Load() => table.Load();

    public void Begin()
    {
        foreach (var task in table.All.Where(t => t.IsActive)) Run(task.Id);
    }

    public async Task EndAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(running.Values);
    }

    public void Dispose()
    {
        table.Dispose();
        stop.Dispose();
    }

    /// <exception cref="AwsFault">The source is no dead-letter queue, or is being emptied already; the destination is not there.</exception>
    public async ValueTask<MoveTask> StartAsync(Arn source, Arn? destination, int? perSecond, CancellationToken cancellationToken)
    {
        if (!queues.TryFind(source, out var queue)) throw MoveFaults.NoResource("SourceArn");
        if (queues.SourcesOf(queue).Count == 0) throw QueueFaults.InvalidValue("Source queue must be configured as a Dead Letter Queue.");
        if (destination is not null && !queues.TryFind(destination, out _)) throw MoveFaults.NoResource("DestinationArn");
        var task = new MoveTask(Guid.NewGuid().ToString(), queue.Partition, queue.Now) { Destination = destination?.ToString(), PerSecond = perSecond, ToMove = queue.Counts().Visible };
        await table.ChangeAsync(task.Id, _ => Of(source).Any(t => t.IsActive) ? throw MoveFaults.AlreadyRunning() : task, cancellationToken);
        foreach (var old in Of(source).Where(t => !t.IsActive).Skip(MostRemembered - 1)) await table.ChangeAsync(old.Id, _ => null, cancellationToken);
        Run(task.Id);
        return task;
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<MoveTask> Of(Arn source) => [.. table.All.Where(t => t.Source == source.ToString()).OrderByDescending(t => t.StartedMilliseconds)];

    /// <exception cref="AwsFault">ResourceNotFoundException: there is no such task, or it has ended.</exception>
    public async ValueTask<MoveTask> CancelAsync(string id, CancellationToken cancellationToken) =>
        (await table.ChangeAsync(id, task => task is { IsActive: true } ? task with { Status = MoveTask.Cancelling } : throw MoveFaults.NoTask(), cancellationToken))!;

    private void Run(string id) => running[id] = Task.Run(async () =>
    {
        try
        {
            while (await StepAsync(id)) await PaceAsync(id);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It goes on after the next start.
        }
        catch (Exception e)
        {
            log.LogError(e, "The message move task {Id} met a defect or a disk that refuses; it goes on after the next start", id);
        }
        finally
        {
            running.TryRemove(id, out _);
        }
    });

    private Task PaceAsync(string id) => table.Find(id)?.PerSecond is { } rate ? Task.Delay(Second * Math.Min(rate, BatchSize) / rate, time, stop.Token) : Task.CompletedTask;

    /// <summary>One batch; false where there is no more to do.</summary>
    private async Task<bool> StepAsync(string id)
    {
        stop.Token.ThrowIfCancellationRequested();
        if (table.Find(id) is not { IsActive: true } task) return false;
        if (task.Status == MoveTask.Cancelling) return await EndAsync(id, MoveTask.Cancelled);
        if (!Arn.TryParse(task.Source, out var arn) || !queues.TryFind(arn, out var source)) return await EndAsync(id, MoveTask.Failed, "AWS.SimpleQueueService.NonExistentQueue");
        var taken = source.Take(Math.Min(BatchSize, task.PerSecond ?? BatchSize), Hidden, redrive: null);
        if (taken.Expired.Count > 0) await journal.CommitAsync(Deletion(source, taken.Expired), stop.Token);
        if (taken.Messages.Count == 0) return taken.Expired.Count > 0 || await EndAsync(id, MoveTask.Completed);
        foreach (var group in taken.Messages.GroupBy(m => DestinationOf(task, source, m)))
        {
            if (group.Key is not { } name || !Arn.TryParse(name, out var to) || !queues.TryFind(to, out var destination))
            {
                foreach (var message in taken.Messages.Where(m => !m.Message.IsGone)) source.ChangeVisibility(message.Handle, TimeSpan.Zero);
                return await EndAsync(id, MoveTask.Failed, group.Key is null ? "CouldNotDetermineMessageSource" : "AWS.SimpleQueueService.NonExistentQueue");
            }

            var messages = group.Select(m => m.Message).ToList();
            await mover.MoveAsync(source, destination, messages, Fresh, stop.Token);
            await table.ChangeAsync(id, t => t! with { Moved = t.Moved + messages.Count }, CancellationToken.None);
        }

        return true;
    }

    private string? DestinationOf(MoveTask task, Queue source, TakenMessage message) =>
        task.Destination ?? (message.Cached ?? mover.Read(source, message.Message.Ordinal))?.DeadLetterSource;

    /// <summary>A message that is moved back is a new one.</summary>
    private static StoredMessage Fresh(StoredMessage content, Queue to) => content with { MessageId = Guid.NewGuid().ToString(), SentMilliseconds = to.Now, DeadLetterSource = null };

    private async Task<bool> EndAsync(string id, string status, string? reason = null)
    {
        await table.ChangeAsync(id, t => t! with { Status = status, FailureReason = reason }, CancellationToken.None);
        return false;
    }

    private static JournalWrites Deletion(Queue queue, IEnumerable<QueuedMessage> messages)
    {
        var writes = new JournalWrites();
        foreach (var message in messages) writes.Delete(QueueCollections.Messages, queue.Partition, message.Ordinal);
        return writes;
    }
}
