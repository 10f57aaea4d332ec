using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Sandbox.Tests.Support;

/// <summary>An HTTP server on a free port that notes its requests and answers as a test wants.</summary>
internal sealed class TestEndpoint : IAsyncDisposable
{
    private readonly WebApplication app;

    private TestEndpoint(WebApplication app, Uri address) => (this.app, Address) = (app, address);

    public Uri Address { get; }
    public ConcurrentQueue<ReceivedRequest> Requests { get; } = new();

    /// <summary>Writes the answer; 200 without a body unless a test sets it.</summary>
    public Func<HttpContext, ReceivedRequest, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public static async Task<TestEndpoint> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        TestEndpoint? endpoint = null;
        app.Run(context => endpoint!.HandleAsync(context));
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        endpoint = new TestEndpoint(app, new Uri(address));
        return endpoint;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var received = new ReceivedRequest(context.Request.Method, context.Request.Path + context.Request.QueryString.ToString(), await reader.ReadToEndAsync(), context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        Requests.Enqueue(received);
        await Answer(context, received);
    }
}

internal sealed record ReceivedRequest(string Method, string Target, string Body, IReadOnlyDictionary<string, string> Headers);
