using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Languages.Data;
using Portal.Sandbox.Durability;
using Portal.Sandbox.Hosting;

namespace Portal.Sandbox.Tests.Support;

/// <summary>A whole sandbox on a free port, with a journal in memory unless one is given.</summary>
internal sealed class TestSandbox : IAsyncDisposable
{
    private readonly SandboxServer server;
    private readonly HttpClient client;

    private TestSandbox(SandboxServer server)
    {
        this.server = server;
        client = new HttpClient { BaseAddress = server.Address };
    }

    public Uri Address => server.Address;
    public HttpClient Client => client;
    public IServiceProvider Services => server.Services;

    public static async Task<TestSandbox> StartAsync(IJournal? journal = null, TimeProvider? time = null, Action<SandboxOptions>? configure = null, Action<IServiceCollection>? customize = null)
    {
        var options = new SandboxOptions { Url = new Uri("http://127.0.0.1:0"), AccountId = "111122223333" };
        configure?.Invoke(options);
        var server = new SandboxServer(options, time: time, customize: services =>
        {
            if (options.DataDirectory is null) services.Replace(ServiceDescriptor.Singleton(journal ?? new InMemoryJournal()));
            customize?.Invoke(services);
        });
        await server.StartAsync(CancellationToken.None);
        return new TestSandbox(server);
    }

    /// <summary>Calls a JSON operation: <c>CallAsync("AWSEvents.PutRule", """{"Name": "r"}""")</c>.</summary>
    public async Task<WireAnswer> CallAsync(string target, string json, string accessKey = "AKIDEXAMPLE", string region = "us-east-1")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation("Authorization", Signed(accessKey, region, "any"));
        return await SendAsync(request);
    }

    /// <summary>Calls a query operation: <c>FormAsync("sns", new() { ["Action"] = "ListTopics" })</c>.</summary>
    public async Task<WireAnswer> FormAsync(string service, Dictionary<string, string> fields, string accessKey = "AKIDEXAMPLE", string region = "us-east-1")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.TryAddWithoutValidation("Authorization", Signed(accessKey, region, service));
        return await SendAsync(request);
    }

    public async Task<WireAnswer> SendAsync(HttpRequestMessage request)
    {
        using var response = await client.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase);
        return new WireAnswer(response.StatusCode, await response.Content.ReadAsStringAsync(), headers);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.StopAsync(CancellationToken.None);
        await server.DisposeAsync();
    }

    private static string Signed(string accessKey, string region, string service) =>
        $"AWS4-HMAC-SHA256 Credential={accessKey}/20260131/{region}/{service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=00";
}

internal sealed record WireAnswer(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public DataObject Json => (DataObject)DataValue.Parse(Body);
}
