using Microsoft.Extensions.Logging;
using Portal.Services.Aws;
using Portal.Services.Aws.Sqs;
using Portal.Services.Observatory.Recording;

namespace Portal.Services.Observatory.Taps;

/// <summary>
/// Empties one tap's queue: long poll, decode, record, and only then delete. While full batches come several receive at
/// once; on an error it waits longer and longer, and says so.
/// </summary>
internal sealed class TapReader(AwsSession session, Tap tap, EventDecoder decoder, Recorder recorder, TapHealth health, TimeProvider time, ILogger log)
{
    private const int BatchSize = 10;
    private const int HelpersWhenBusy = 5;
    private const int LongestPollSeconds = 20;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private string Connection => session.Connection.Id;

    /// <summary>Until it is cancelled, or the queue is gone.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        health.Started(Connection, tap.EventBusName);
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
        try
        {
            var (count, error) = await ReceiveAsync(LongestPollSeconds, cancellationToken);
            if (error is not null || count < BatchSize) return error;
            var helpers = Enumerable.Range(0, HelpersWhenBusy).Select(_ => DrainAsync(cancellationToken));
            return (await Task.WhenAll(helpers)).FirstOrDefault(e => e is not null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The store failed, not AWS: the messages become visible again after a while.
            return new(AwsErrorKind.Service, "Portal.StoreFailed", "Events cannot be stored: " + e.Message, "Look at the data directory: is the disk full?", Retryable: true);
        }
    }

    private async Task<AwsError?> DrainAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var (count, error) = await ReceiveAsync(0, cancellationToken);
            if (error is not null || count == 0) return error;
        }
    }

    private async Task<(int Count, AwsError? Error)> ReceiveAsync(int waitSeconds, CancellationToken cancellationToken)
    {
        var received = await session.Sqs.ReceiveAsync(new(tap.QueueUrl, BatchSize, waitSeconds), cancellationToken);
        if (!received.IsOk) return (0, received.Error);
        health.Received(Connection, tap.EventBusName, received.Value.Count > 0);
        if (received.Value.Count == 0) return (0, null);

        await recorder.RecordAsync(await DecodeAsync(received.Value, cancellationToken), cancellationToken);
        var deleted = await session.Sqs.DeleteMessagesAsync(tap.QueueUrl, received.Value.Select(m => m.ReceiptHandle), cancellationToken);
        return (received.Value.Count, deleted.Error);
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
