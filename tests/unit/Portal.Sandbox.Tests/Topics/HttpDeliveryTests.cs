using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Portal.Languages.Data;
using Portal.Sandbox.Lambda;
using Portal.Sandbox.Logs;
using Portal.Sandbox.Outbound;
using Portal.Sandbox.Protocol.Sns;
using Portal.Sandbox.Protocol.Sqs;
using Portal.Sandbox.Queues;
using Portal.Sandbox.Tests.Support;
using Portal.Sandbox.Topics;
using Xunit;

namespace Portal.Sandbox.Tests.Topics;

/// <summary>Deliveries to an HTTP endpoint on this machine, which answers what a test tells it to.</summary>
public sealed class HttpDeliveryTests : IAsyncLifetime
{
    private const string Topic = "arn:aws:sns:eu-west-1:123456789012:t";

    private readonly Endpoint endpoint = new();
    private PartialSandbox sandbox = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        sandbox = Make(endpoint.Url.Authority);
        await sandbox.StartAsync();
        await sandbox.CallAsync("CreateTopic", """{"Name": "t"}""");
    }

    public async ValueTask DisposeAsync()
    {
        await sandbox.DisposeAsync();
        endpoint.Dispose();
    }

    [Fact]
    public async Task Subscribe_HttpEndpoint_ConfirmsByTokenAndGetsMessages()
    {
        var subscribed = await SubscribeAsync("{}", returnArn: false);
        Assert.Equal("pending confirmation", subscribed);
        var question = await endpoint.TakeAsync(Token);
        Assert.Equal("SubscriptionConfirmation", question.Header("x-amz-sns-message-type"));
        var body = (DataObject)DataValue.Parse(question.Body);
        Assert.Equal(Topic, body.GetString("TopicArn"));
        Assert.StartsWith("http://localhost:4566/?Action=ConfirmSubscription&", body.GetString("SubscribeURL"), StringComparison.Ordinal);
        await PublishAsync("early");
        await sandbox.CallAsync("ConfirmSubscription", $$"""{"TopicArn": "{{Topic}}", "Token": "{{body.GetString("Token")}}"}""");
        await PublishAsync("hello");
        var message = await endpoint.TakeAsync(Token);
        Assert.Equal("Notification", message.Header("x-amz-sns-message-type"));
        Assert.Equal("hello", ((DataObject)DataValue.Parse(message.Body)).GetString("Message"));
    }

    [Fact]
    public async Task Deliver_EndpointFails_TriesAgainAfterTheDelayAndSurvivesARestart()
    {
        await SubscribeConfirmedAsync("""{"RawMessageDelivery": "true"}""");
        endpoint.Answer(HttpStatusCode.ServiceUnavailable);
        await PublishAsync("again");
        await endpoint.TakeAsync(Token);
        await sandbox.RestartAsync();
        await sandbox.StartAsync();
        Assert.Equal("again", (await endpoint.TakeAsync(Token)).Body);
    }

    [Fact]
    public async Task Deliver_EndpointRefuses_GoesToTheDeadLetterQueueAtOnce()
    {
        await sandbox.CallAsync("CreateQueue", """{"QueueName": "dead"}""");
        await SubscribeConfirmedAsync("""{"RawMessageDelivery": "true", "RedrivePolicy": "{\"deadLetterTargetArn\": \"arn:aws:sqs:eu-west-1:123456789012:dead\"}"}""");
        endpoint.Answer(HttpStatusCode.NotFound);
        await PublishAsync("lost");
        var received = await sandbox.CallAsync("ReceiveMessage", """{"QueueUrl": "/123456789012/dead", "WaitTimeSeconds": 20}""");
        Assert.Equal("lost", ((DataObject)received!.GetArray("Messages")![0]).GetString("Body"));
    }

    [Fact]
    public async Task Deliver_AddressNotAllowed_IsNotDialled()
    {
        await using var guarded = Make(allowed: null);
        await guarded.StartAsync();
        await guarded.CallAsync("CreateTopic", """{"Name": "t"}""");
        await guarded.CallAsync("CreateQueue", """{"QueueName": "dead"}""");
        var arn = await SubscribeAsync("""{"RedrivePolicy": "{\"deadLetterTargetArn\": \"arn:aws:sqs:eu-west-1:123456789012:dead\"}"}""", returnArn: true, guarded);
        var received = await guarded.CallAsync("ReceiveMessage", """{"QueueUrl": "/123456789012/dead", "WaitTimeSeconds": 20}""");
        Assert.NotNull(received!.GetArray("Messages"));
        Assert.NotNull(arn);
        Assert.Equal(0, endpoint.Connections);
    }

    private static PartialSandbox Make(string? allowed) => new(services =>
    {
        var options = new SandboxOptions();
        if (allowed is not null) options.AllowedHttpTargets.Add(allowed);
        services.AddSingleton(options).AddOutbound().AddFunctions().AddLogGroups().AddQueues().AddTopics().AddSqsOperations().AddSnsOperations();
    });

    private async Task<string?> SubscribeAsync(string attributes, bool returnArn, PartialSandbox? where = null)
    {
        var answer = await (where ?? sandbox).CallAsync("Subscribe", $$"""{"TopicArn": "{{Topic}}", "Protocol": "http", "Endpoint": "{{endpoint.Url}}", "Attributes": {{attributes}}, "ReturnSubscriptionArn": "{{(returnArn ? "true" : "false")}}"}""");
        return answer!.GetString("SubscriptionArn");
    }

    private async Task SubscribeConfirmedAsync(string attributes)
    {
        await SubscribeAsync(attributes, returnArn: false);
        var question = (DataObject)DataValue.Parse((await endpoint.TakeAsync(Token)).Body);
        await sandbox.CallAsync("ConfirmSubscription", $$"""{"TopicArn": "{{Topic}}", "Token": "{{question.GetString("Token")}}"}""");
    }

    private async Task PublishAsync(string message) => await sandbox.CallAsync("Publish", $$"""{"TopicArn": "{{Topic}}", "Message": "{{message}}"}""");

    private sealed record Received(string Head, string Body)
    {
        public string? Header(string name) => Head.Split("\r\n").FirstOrDefault(l => l.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];
    }

    /// <summary>An HTTP server of a few lines: no package, no configuration, and it counts connections.</summary>
    private sealed class Endpoint : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly Channel<Received> requests = Channel.CreateUnbounded<Received>();
        private readonly Queue<HttpStatusCode> answers = new();
        private int connections;

        public Endpoint()
        {
            listener.Start();
            Url = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/hook");
            _ = ListenAsync();
        }

        public Uri Url { get; }
        public int Connections => connections;

        /// <summary>The next answer; 200 without one.</summary>
        public void Answer(HttpStatusCode status)
        {
            lock (answers) answers.Enqueue(status);
        }

        public ValueTask<Received> TakeAsync(CancellationToken cancellationToken) => requests.Reader.ReadAsync(cancellationToken);

        public void Dispose() => listener.Dispose();

        private async Task ListenAsync()
        {
            try
            {
                while (true) _ = ServeAsync(await listener.AcceptTcpClientAsync());
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task ServeAsync(TcpClient client)
        {
            Interlocked.Increment(ref connections);
            using var _ = client;
            var stream = client.GetStream();
            var text = new StringBuilder();
            var buffer = new byte[65_536];
            while (true)
            {
                var read = await stream.ReadAsync(buffer);
                if (read == 0) return;
                text.Append(Encoding.UTF8.GetString(buffer, 0, read));
                var all = text.ToString();
                var end = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
                if (end < 0) continue;
                var received = new Received(all[..end], all[(end + 4)..]);
                if (Encoding.UTF8.GetByteCount(received.Body) < int.Parse(received.Header("Content-Length") ?? "0", System.Globalization.CultureInfo.InvariantCulture)) continue;
                HttpStatusCode status;
                lock (answers) status = answers.TryDequeue(out var told) ? told : HttpStatusCode.OK;
                requests.Writer.TryWrite(received);
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {(int)status} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
                return;
            }
        }
    }
}
