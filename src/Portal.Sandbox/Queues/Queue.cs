using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Queues;

/// <summary>
/// One queue's state in memory: which messages are visible, in flight or delayed, and who waits for one. It decides; the
/// stage's services commit. Everything here runs under the queue's own lock and never waits.
/// </summary>
internal sealed class Queue : IDisposable
{
    /// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html</summary>
    public const int MaximumInFlight = 120_000;

    /// <summary>How many characters of message bodies a queue keeps in memory; the others are read from the journal.</summary>
    private const int CacheCharacters = 4 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly Dictionary<long, QueuedMessage> received = [];
    private readonly PriorityQueue<(QueuedMessage Message, long Until), long> hidden = new();
    private readonly PriorityQueue<QueuedMessage, long> delayed = new();
    private readonly ReceiverLine receivers = new();
    private readonly ITimer alarm;
    private readonly ArrivalOrder arrivals = new();
    private IMessageLine line;
    private int inFlight;
    private int cachedCharacters;
    private long nextOrdinal;
    private long lastReceipt;
    private long purgedBelow;

    public Queue(Arn arn, QueueSettings settings, IReadOnlyDictionary<string, string> tags, long createdSeconds, TimeProvider clock)
    {
        (Arn, Settings, Tags, CreatedSeconds, ModifiedSeconds, this.clock) = (arn, settings, tags, createdSeconds, createdSeconds, clock);
        line = settings.IsFifo ? new FifoLine() : new StandardLine();
        alarm = clock.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        // Microseconds: a restart always begins above every ordinal and receipt that was given out before it.
        nextOrdinal = lastReceipt = Now * 1000;
    }

    public Arn Arn { get; }
    public string Name => Arn.Resource;
    public string Partition => Arn.ToString();
    public QueueSettings Settings { get; set; }
    public IReadOnlyDictionary<string, string> Tags { get; set; }
    public long CreatedSeconds { get; }
    public long ModifiedSeconds { get; set; }
    public DeduplicationWindow Deduplication { get; } = new();
    public Lock Gate => gate;

    /// <summary>True once DeleteQueue took it away: waiting receivers learn it here.</summary>
    public bool IsDeleted { get; private set; }

    public long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public long TakeOrdinal() => Interlocked.Increment(ref nextOrdinal);

    /// <summary>A FIFO queue's message will be published or withdrawn; those behind it wait until then.</summary>
    public void Announce(long ordinal)
    {
        lock (gate) arrivals.Announce(ordinal);
    }

    /// <summary>A message that was announced will not come.</summary>
    public void Withdraw(long ordinal)
    {
        lock (gate)
        {
            foreach (var arrival in arrivals.Withdraw(ordinal)) Arrive(arrival);
        }
    }

    /// <summary>Puts a committed message where it belongs. False: a purge came in between, and its row must go.</summary>
    /// <param name="message">The message.</param>
    /// <param name="visibleMilliseconds">From when on it may be received.</param>
    /// <param name="content">What it holds, to be kept while there is room; null at the start.</param>
    public bool Publish(QueuedMessage message, long visibleMilliseconds, StoredMessage? content)
    {
        lock (gate)
        {
            if (message.Ordinal < purgedBelow || IsDeleted)
            {
                Withdraw(message.Ordinal);
                return false;
            }

            if (message.Ordinal >= nextOrdinal) nextOrdinal = message.Ordinal + 1;
            if (content is not null && cachedCharacters + content.Body.Length <= CacheCharacters)
            {
                message.Cached = content;
                cachedCharacters += content.Body.Length;
            }

            foreach (var arrival in arrivals.Publish(message, visibleMilliseconds)) Arrive(arrival);
            return true;
        }
    }

    /// <summary>Hands out up to <paramref name="most"/> messages and hides them.</summary>
    /// <param name="most">1 to 10.</param>
    /// <param name="visibility">How long they are hidden.</param>
    /// <param name="redrive">The policy by which messages that came too often are set apart; null for none.</param>
    public TakenMessages Take(int most, TimeSpan visibility, RedrivePolicy? redrive)
    {
        lock (gate)
        {
            var now = Now;
            Advance(now);
            var taken = new TakenMessages();
            if (inFlight >= MaximumInFlight && line.HasNext) throw QueueFaults.OverLimit("Too many messages are in flight in this queue.");
            while (taken.Messages.Count < most && line.Take() is { } message)
            {
                if (message.SentMilliseconds + (long)Settings.Retention.TotalMilliseconds <= now)
                {
                    Drop(message);
                    taken.Expired.Add(message);
                    continue;
                }

                var record = message.Received ??= new ReceiveRecord(now);
                received[message.Ordinal] = message;
                Hide(message, now + (long)visibility.TotalMilliseconds);
                record.Receipt = ++lastReceipt;
                if (redrive is not null && record.Count >= redrive.MaxReceiveCount)
                {
                    taken.TooOften.Add(message);
                    continue;
                }

                record.Count++;
                taken.Messages.Add(new(message, new ReceiptHandle(message.Ordinal, record.Receipt), record.Count, record.FirstMilliseconds, message.Cached));
                Uncache(message);
            }

            (line as FifoLine)?.EndTurn();
            Advance(now);
            Rearm();
            return taken;
        }
    }

    /// <summary>Waits for a message or the deadline. Null: there is one, look at once.</summary>
    public Receiver? Wait(long deadline)
    {
        lock (gate)
        {
            Advance(Now);
            if (line.HasNext || IsDeleted || Now >= deadline) return null;
            var receiver = receivers.Join(deadline);
            Rearm();
            return receiver;
        }
    }

    /// <summary>The caller went away: if it had been woken, the next one looks in its place.</summary>
    public void Leave(Receiver receiver)
    {
        lock (gate)
        {
            if (!receivers.Leave(receiver)) receivers.WakeOne();
        }
    }

    /// <summary>Takes the message of a receipt handle away; null where the handle names none that is still here.</summary>
    public QueuedMessage? Remove(ReceiptHandle handle)
    {
        lock (gate)
        {
            if (!received.TryGetValue(handle.Ordinal, out var message)) return null;
            var record = message.Received!;

            // A newer receiving holds the message: as the API reference says, the call succeeds and deletes nothing.
            if (record.Receipt != handle.Receipt) return null;
            if (Settings.IsFifo && !(record.HiddenUntil > Now)) throw QueueFaults.InvalidValue(handle.ToString(), "ReceiptHandle", "The receipt handle has expired.");
            Remove(message);
            return message;
        }
    }

    /// <summary>Takes away a message that was received before the last start and not since.</summary>
    public QueuedMessage? RemoveUnreceived(long ordinal)
    {
        lock (gate)
        {
            if (received.ContainsKey(ordinal) || line.Find(ordinal) is not { } message) return null;
            line.Forget(message);
            Uncache(message);
            return message;
        }
    }

    /// <summary>A message is gone for good: deleted, or moved to a dead-letter queue.</summary>
    public void Remove(QueuedMessage message)
    {
        lock (gate)
        {
            if (message.IsGone) return;
            if (message.Received?.HiddenUntil is null)
            {
                line.Forget(message);
                received.Remove(message.Ordinal);
                Uncache(message);
                return;
            }

            Show(message);
            Drop(message);
            if (line.HasNext) receivers.WakeOne();
        }
    }

    /// <summary>A removal could not be committed: the message is visible again.</summary>
    public void Reinstate(QueuedMessage message)
    {
        lock (gate)
        {
            var again = new QueuedMessage(message.Ordinal, message.SentMilliseconds, message.GroupId) { Received = message.Received };
            if (again.Received is not null) received[again.Ordinal] = again;
            line.Add(again);
            receivers.WakeOne();
        }
    }

    /// <summary>False where the handle's message is not in flight.</summary>
    public bool ChangeVisibility(ReceiptHandle handle, TimeSpan visibility)
    {
        lock (gate)
        {
            var now = Now;
            Advance(now);
            if (!received.TryGetValue(handle.Ordinal, out var message)) return false;
            if (message.Received!.HiddenUntil is null || message.Received.Receipt != handle.Receipt) return false;
            message.Received.HiddenUntil = now + (long)visibility.TotalMilliseconds;
            hidden.Enqueue((message, message.Received.HiddenUntil.Value), message.Received.HiddenUntil.Value);
            Advance(now);
            Rearm();
            return true;
        }
    }

    public QueueCounts Counts()
    {
        lock (gate)
        {
            Advance(Now);
            return new(line.Count, inFlight, delayed.Count);
        }
    }

    /// <summary>Forgets every message; those that are being sent at this moment too.</summary>
    public void Purge()
    {
        lock (gate)
        {
            purgedBelow = Interlocked.Increment(ref nextOrdinal);
            line = Settings.IsFifo ? new FifoLine() : new StandardLine();
            received.Clear();
            hidden.Clear();
            delayed.Clear();
            arrivals.Purge();
            inFlight = cachedCharacters = 0;
        }
    }

    /// <summary>The queue is deleted: whoever waits is told.</summary>
    public void Close()
    {
        Purge();
        lock (gate)
        {
            IsDeleted = true;
            receivers.WakeAll();
        }
    }

    public void Dispose() => alarm.Dispose();

    private void Ring()
    {
        lock (gate)
        {
            var now = Now;
            Advance(now);
            receivers.WakeExpired(now);
            Rearm();
        }
    }

    private void Arrive(Arrival arrival)
    {
        if (arrival.Message.IsGone) return;
        if (arrival.VisibleMilliseconds > Now)
        {
            delayed.Enqueue(arrival.Message, arrival.VisibleMilliseconds);
            Rearm();
            return;
        }

        line.Add(arrival.Message);
        if (line.HasNext) receivers.WakeOne();
    }

    /// <summary>Moves what is due into the line.</summary>
    private void Advance(long now)
    {
        while (hidden.TryPeek(out var next, out var until) && until <= now)
        {
            hidden.Dequeue();
            if (next.Message.IsGone || next.Message.Received!.HiddenUntil != next.Until) continue;
            Show(next.Message);
            line.Return(next.Message);
        }

        while (delayed.TryPeek(out _, out var visible) && visible <= now) line.Add(delayed.Dequeue());
        for (var i = Math.Min(line.HasNext ? line.Count : 0, receivers.Count); i > 0; i--) receivers.WakeOne();
    }

    private void Hide(QueuedMessage message, long until)
    {
        message.Received!.HiddenUntil = until;
        hidden.Enqueue((message, until), until);
        inFlight++;
    }

    private void Show(QueuedMessage message)
    {
        message.Received!.HiddenUntil = null;
        inFlight--;
    }

    /// <summary>A message that was taken out of the line is gone for good.</summary>
    private void Drop(QueuedMessage message)
    {
        message.IsGone = true;
        received.Remove(message.Ordinal);
        Uncache(message);
        line.Settle(message);
    }

    private void Uncache(QueuedMessage message)
    {
        if (message.Cached is not { } content) return;
        cachedCharacters -= content.Body.Length;
        message.Cached = null;
    }

    /// <summary>The alarm is set only while somebody waits: otherwise the next caller moves what is due.</summary>
    private void Rearm()
    {
        if (receivers.NextDeadline is not { } due) return;
        if (hidden.TryPeek(out _, out var shown)) due = Math.Min(due, shown);
        if (delayed.TryPeek(out _, out var visible)) due = Math.Min(due, visible);
        alarm.Change(TimeSpan.FromMilliseconds(Math.Max(0, due - Now)), Timeout.InfiniteTimeSpan);
    }
}
