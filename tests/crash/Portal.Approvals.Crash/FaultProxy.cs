using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Portal.Approvals.Crash;

/// <summary>
/// Stands between a client and a sandbox and behaves as networks and busy services do: throttles calls, drops connections before
/// or after the call arrived, and answers reads with what it answered before.
/// </summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private static readonly string[] Reads = ["GetExecutionHistory", "DescribeExecution", "ListExecutions"];

    private readonly WebApplication app;
    private readonly HttpClient forward;
    private readonly Random random;
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, (string ContentType, byte[] Body)> old = new();
    private long throttled, lostBefore, lostAfter, stale;

    private FaultProxy(WebApplication app, HttpClient forward, int seed) => (this.app, this.forward, random) = (app, forward, new Random(seed));

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Shares of all calls, 0 to 1.</summary>
    public double Throttle { get; set; }
    public double DropBefore { get; set; }
    public double DropAfter { get; set; }

    /// <summary>Share of the reads that are answered with an older answer.</summary>
    public double Stale { get; set; }

    public string Counts => $"{throttled} throttled, {lostBefore} lost on the way, {lostAfter} lost on the way back, {stale} stale reads";

    public static async Task<FaultProxy> StartAsync(Uri target, int seed)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var proxy = new FaultProxy(app, new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = target }, seed);
        app.Run(proxy.HandleAsync);
        await app.StartAsync();
        return proxy;
    }

    public void Heal() => (Throttle, DropBefore, DropAfter, Stale) = (0, 0, 0, 0);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        forward.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer);
        var body = buffer.ToArray();
        var target = context.Request.Headers["X-Amz-Target"].ToString();
        if (Happens(Throttle))
        {
            Interlocked.Increment(ref throttled);
            await WriteAsync(context, HttpStatusCode.BadRequest, "application/x-amz-json-1.0", "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}"u8.ToArray());
            return;
        }

        if (Happens(DropBefore))
        {
            Interlocked.Increment(ref lostBefore);
            context.Abort();
            return;
        }

        var key = target + Convert.ToBase64String(body);
        if (Reads.Any(target.EndsWith) && old.TryGetValue(key, out var before) && Happens(Stale))
        {
            Interlocked.Increment(ref stale);
            await WriteAsync(context, HttpStatusCode.OK, before.ContentType, before.Body);
            return;
        }

        var (status, contentType, answer) = await ForwardAsync(context, body);
        if (status == HttpStatusCode.OK && Reads.Any(target.EndsWith)) old.TryAdd(key, (contentType, answer));
        if (Happens(DropAfter))
        {
            Interlocked.Increment(ref lostAfter);
            context.Abort();
            return;
        }

        await WriteAsync(context, status, contentType, answer);
    }

    private async Task<(HttpStatusCode Status, string ContentType, byte[] Body)> ForwardAsync(HttpContext context, byte[] body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), context.Request.Path + context.Request.QueryString) { Content = new ByteArrayContent(body) };
        foreach (var (name, values) in context.Request.Headers.Where(h => h.Key is not ("Host" or "Content-Length" or "Connection")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, [.. values])) request.Content.Headers.TryAddWithoutValidation(name, [.. values]);
        }

        using var answer = await forward.SendAsync(request, context.RequestAborted);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.ToString() ?? "application/x-amz-json-1.0", await answer.Content.ReadAsByteArrayAsync(context.RequestAborted));
    }

    private static async Task WriteAsync(HttpContext context, HttpStatusCode status, string contentType, byte[] body)
    {
        (context.Response.StatusCode, context.Response.ContentType, context.Response.ContentLength) = ((int)status, contentType, body.Length);
        await context.Response.Body.WriteAsync(body);
    }

    private bool Happens(double share)
    {
        if (share <= 0) return false;
        lock (gate) return random.NextDouble() < share;
    }
}
