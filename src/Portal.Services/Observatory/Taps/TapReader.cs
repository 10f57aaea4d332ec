using Microsoft.Extensions.Logging;
using Portal.Services.Aws;
using Portal.Services.Aws.Sqs;
using Portal.Services.Observatory.Recording;

namespace Portal.Services.Observatory.Taps;

/// <summary>
/// Empties one tap's queue: long poll, decode, record, and only then delete. The next messages are received while the last ones are
/// being recorded; while full batches come several receive at once. On an error it waits longer and longer, and says so.
/// </summary>
internal sealed class TapReader(AwsSession session, Tap tap, EventDecoder decoder, Recorder recorder, TapHealth health, TimeProvider time, ILogger log) : IDisposable
{
    private const int BatchSize = 10;
    private const int HelpersWhenBusy = 4;
    private const int LongestPollSeconds = 20;

    /// <summary>How many batches are recorded and deleted at a time: more messages stay in the queue meanwhile.</summary>
    private const int MostInFlight = 16;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim slots = new(MostInFlight, MostInFlight);
    private AwsError? failed;

    private string Connection => session.Connection.Id;

    /// <summary>Until it is cancelled, or the queue is gone.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        health.Started(Connection, tap.EventBusName);
        try
        {
            await ReadAllAsync(cancellationToken);
        }
        finally
        {
            // What was received is recorded before the reader is gone.
            for (var slot = 0; slot < MostInFlight; slot++) await slots.WaitAsync(CancellationToken.None);
        }
    }

    public void Dispose() => slots.Dispose();

    private async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        var pause = TimeSpan.FromSeconds(1);
        while (!cancellationToken.IsCancellationRequested)
        {
            var error = await ReadAsync(cancellationToken);
            if (error is null)
            {
                pause = TimeSpan.FromSeconds(1);
                continue;
            }

            health.Failed(Connection, tap.EventBusName, error);
            if (error.Kind == AwsErrorKind.NotFound) return;
            await Task.Delay(pause, time, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task<AwsError?> ReadAsync(CancellationToken cancellationToken)
    {
        var (count, error) = await ReceiveAsync(LongestPollSeconds, cancellationToken);
        if (error is not null || count < BatchSize) return error;
        var helpers = Enumerable.Range(0, HelpersWhenBusy).Select(_ => DrainAsync(cancellationToken));
        return (await Task.WhenAll(helpers)).FirstOrDefault(e => e is not null);
    }

    private async Task<AwsError?> DrainAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var (count, error) = await ReceiveAsync(0, cancellationToken);
            if (error is not null || count == 0) return error;
        }
    }

    /// <returns>How many messages came, or what went wrong now or with messages before.</returns>
    private async Task<(int Count, AwsError? Error)> ReceiveAsync(int waitSeconds, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        var handedOn = false;
        try
        {
            if (Interlocked.Exchange(ref failed, null) is { } before) return (0, before);
            var received = await session.Sqs.ReceiveAsync(new(tap.QueueUrl, BatchSize, waitSeconds), cancellationToken);
            if (!received.IsOk) return (0, received.Error);
            health.Received(Connection, tap.EventBusName, received.Value.Count > 0);
            if (received.Value.Count == 0) return (0, Interlocked.Exchange(ref failed, null));
            handedOn = true;
            _ = KeepAsync(received.Value);
            return (received.Value.Count, null);
        }
        finally
        {
            if (!handedOn) slots.Release();
        }
    }

    /// <summary>Records messages and deletes them; never fails, but tells the next receiver. They become visible again where it did not work.</summary>
    private async Task KeepAsync(IReadOnlyList<MessageShape> messages)
    {
        try
        {
            await recorder.RecordAsync(await DecodeAsync(messages, CancellationToken.None), CancellationToken.None);
            failed = (await session.Sqs.DeleteMessagesAsync(tap.QueueUrl, messages.Select(m => m.ReceiptHandle), CancellationToken.None)).Error ?? failed;
        }
        catch (Exception e)
        {
            failed = new(AwsErrorKind.Service, "Portal.StoreFailed", "Events cannot be stored: " + e.Message, "Look at the data directory: is the disk full?", Retryable: true);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<IReadOnlyList<TappedEvent>> DecodeAsync(IReadOnlyList<MessageShape> messages, CancellationToken cancellationToken)
    {
        var events = new List<TappedEvent>(messages.Count);
        foreach (var message in messages)
        {
            if (await decoder.DecodeAsync(session, tap.EventBusName, message.Body, cancellationToken) is { } e) events.Add(e);
            else log.LogWarning("Message {MessageId} in the queue {Queue} is no event and was dropped", message.MessageId, tap.Name);
        }

        return events;
    }
}
