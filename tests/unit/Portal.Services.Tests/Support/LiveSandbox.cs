using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Languages.Data;
using Portal.Sandbox;
using Portal.Sandbox.Hosting;
using Portal.Services.Observatory.Taps;

namespace Portal.Services.Tests.Support;

/// <summary>A real sandbox on a free port, and the services with their workers before it: the whole way over the wire.</summary>
internal sealed class LiveSandbox : IAsyncDisposable
{
    public const string Account = "111122223333";
    public const string Region = "eu-central-1";

    private readonly SandboxServer server;
    private readonly ServiceProvider provider;
    private readonly AsyncServiceScope scope;
    private readonly HttpClient client;
    private readonly string folder;
    private readonly TestStore store;

    private LiveSandbox(SandboxServer server, string folder)
    {
        this.server = server;
        this.folder = folder;
        store = new TestStore(Path.Combine(folder, "portal"));
        client = new HttpClient { BaseAddress = server.Address };
        var services = new ServiceCollection();
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.Warning));
        services.AddPortalServices(o =>
        {
            (o.DataDirectory, o.SandboxUrl, o.SandboxRegion) = (Path.Combine(folder, "portal"), server.Address, Region);
            store.Apply(o);
        });
        provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        scope = provider.CreateAsyncScope();
    }

    public static async Task<LiveSandbox> StartAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), "observatory-tests", Guid.NewGuid().ToString("N"));
        var server = new SandboxServer(new SandboxOptions { Url = new Uri("http://127.0.0.1:0"), AccountId = Account, Region = Region, DataDirectory = Path.Combine(folder, "sandbox") });
        await server.StartAsync(CancellationToken.None);
        var live = new LiveSandbox(server, folder);
        foreach (var worker in live.provider.GetServices<IHostedService>()) await worker.StartAsync(CancellationToken.None);
        return live;
    }

    public T Get<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>Calls the sandbox as any client does: <c>CallAsync("AWSEvents.PutRule", "{...}")</c>.</summary>
    public async Task<DataObject> CallAsync(string target, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260131/{Region}/any/aws4_request, SignedHeaders=host;x-amz-date, Signature=00");
        using var response = await client.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? DataValue.TryParse(body) as DataObject ?? DataObject.Empty : throw new InvalidOperationException($"{target}: {body}");
    }

    /// <summary>Waits for a tap: until then events of the bus pass unseen.</summary>
    public async Task TappedAsync(string eventBusName, CancellationToken cancellationToken)
    {
        var taps = Get<ITaps>();
        await taps.CreateAsync("sandbox", eventBusName, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in provider.GetServices<IHostedService>().Reverse()) await worker.StopAsync(CancellationToken.None);
        await scope.DisposeAsync();
        await provider.DisposeAsync();
        client.Dispose();
        await server.StopAsync(CancellationToken.None);
        await server.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
