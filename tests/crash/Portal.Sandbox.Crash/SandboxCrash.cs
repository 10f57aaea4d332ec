using System.Collections.Concurrent;
using System.Globalization;
using Portal.Languages.Data;
using Portal.Sandbox.Store;

namespace Portal.Sandbox.Crash;

/// <summary>
/// Sends events to a sandbox, kills it while it works, starts it again, and in the end looks for every acknowledged event in the queue
/// behind its rule.
/// </summary>
internal static class SandboxCrash
{
    private const int Senders = 6;
    private const string Queue = "http://localhost/000000000000/crash";

    public static async Task<CrashReport> RunAsync(string folder, int kills, int seed)
    {
        var random = new Random(seed);
        var acknowledged = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var received = new HashSet<string>(StringComparer.Ordinal);
        for (var kill = 0; kill <= kills; kill++)
        {
            var ready = new TaskCompletionSource<Uri>();
            using var child = KilledProcess.Start("sandbox-child", folder, line =>
            {
                if (line.Split(' ') is ["ready", var address]) ready.TrySetResult(new Uri(address));
            });
            using var client = new HttpClient { BaseAddress = await ready.Task.WaitAsync(TimeSpan.FromMinutes(1)) };
            if (kill == 0) await PrepareAsync(client);
            if (kill < kills)
            {
                using var stop = new CancellationTokenSource();
                var working = new TaskCompletionSource();
                var senders = Enumerable.Range(0, Senders).Select(_ => SendAsync(client, acknowledged, working, stop.Token)).ToList();
                await working.Task.WaitAsync(TimeSpan.FromMinutes(1));
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 150)), TimeProvider.System);
                await child.KillAsync();
                await stop.CancelAsync();
                await Task.WhenAll(senders);
            }
            else
            {
                await DrainAsync(client, received);
                await child.KillAsync();
            }
        }

        using var journal = new SqliteJournal(folder);
        return new CrashReport(kills, acknowledged.Count, acknowledged.Keys.Count(id => !received.Contains(id)), 0, journal.CheckIntegrity());
    }

    private static async Task PrepareAsync(HttpClient client)
    {
        await CallAsync(client, "AmazonSQS.CreateQueue", """{"QueueName": "crash", "Attributes": {"VisibilityTimeout": "43200"}}""");
        await CallAsync(client, "AWSEvents.CreateEventBus", """{"Name": "crash"}""");
        await CallAsync(client, "AWSEvents.PutRule", """{"Name": "first", "EventPattern": "{\"source\": [\"crash\"]}"}""");
        await CallAsync(client, "AWSEvents.PutTargets", """{"Rule": "first", "Targets": [{"Id": "bus", "Arn": "arn:aws:events:us-east-1:000000000000:event-bus/crash"}]}""");
        await CallAsync(client, "AWSEvents.PutRule", """{"Name": "second", "EventBusName": "crash", "EventPattern": "{\"source\": [\"crash\"]}"}""");
        await CallAsync(client, "AWSEvents.PutTargets", """{"Rule": "second", "EventBusName": "crash", "Targets": [{"Id": "queue", "Arn": "arn:aws:sqs:us-east-1:000000000000:crash"}]}""");
    }

    private static async Task SendAsync(HttpClient client, ConcurrentDictionary<string, bool> acknowledged, TaskCompletionSource working, CancellationToken stop)
    {
        const string Request = """{"Entries": [{"Source": "crash", "DetailType": "test", "Detail": "{\"n\": 1}"}, {"Source": "crash", "DetailType": "test", "Detail": "{\"n\": 2}"}]}""";
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var answer = await CallAsync(client, "AWSEvents.PutEvents", Request);
                foreach (var entry in answer.GetArray("Entries")!.Cast<DataObject>()) acknowledged[entry.GetString("EventId")!] = true;
                working.TrySetResult();
            }
        }
        catch (HttpRequestException)
        {
            // The process is gone; what has no answer was not acknowledged.
        }
        catch (IOException)
        {
            // The same, in the middle of an answer.
        }
    }

    private static async Task DrainAsync(HttpClient client, HashSet<string> received)
    {
        while (true)
        {
            var answer = await CallAsync(client, "AmazonSQS.ReceiveMessage", string.Create(CultureInfo.InvariantCulture, $$"""{"QueueUrl": "{{Queue}}", "MaxNumberOfMessages": 10, "WaitTimeSeconds": 1}"""));
            if (answer.GetArray("Messages") is not { Count: > 0 } messages) return;
            foreach (var message in messages.Cast<DataObject>()) received.Add(((DataObject)DataValue.Parse(message.GetString("Body")!)).GetString("id")!);
        }
    }

    private static async Task<DataObject> CallAsync(HttpClient client, string target, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(body) };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? (DataObject)DataValue.Parse(text.Length == 0 ? "{}" : text) : throw new InvalidOperationException($"{target}: {text}");
    }
}
