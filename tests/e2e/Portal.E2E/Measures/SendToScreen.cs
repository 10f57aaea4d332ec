using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Portal.E2E.Support;
using Xunit;

namespace Portal.E2E.Measures;

/// <summary>
/// How long it takes from the call of PutEvents until the event stands on the page of a real browser. Runs when it is asked for:
/// <c>Portal.E2E.dll --explicit only --filter-class '*SendToScreen'</c>.
/// </summary>
[Collection(JourneyCollection.Name)]
public sealed class SendToScreen(SharedPortal shared)
{
    private const int PerSecond = 500;
    private const int Seconds = 15;
    private const int WarmUpSeconds = 8;
    private const int PerCall = 10;
    private const int Limit = 300;

    /// <summary>Looks at the rows each time something has changed in them, and remembers when each event was first there.</summary>
    private const string Observe = """
        () => {
          window.seen = new Map();
          const look = () => {
            const now = Date.now();
            for (const [, sent, n] of document.querySelector('main').textContent.matchAll(/"sent":"(\d+)-(\d+)"/g)) {
              const key = sent + '-' + n;
              if (!window.seen.has(key)) window.seen.set(key, now - Number(sent));
            }
          };
          new MutationObserver(() => requestAnimationFrame(look)).observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true });
        }
        """;

    [Fact(Explicit = true)]
    public async Task Event_AtFiveHundredASecond_IsOnTheScreenInTime()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var visitor = await shared.Browser.VisitAsync(shared.Portal.Url);
        await visitor.GoAsync("/events?source=com.example.measure");
        await visitor.Page.EvaluateAsync(Observe);
        using var client = new HttpClient { BaseAddress = shared.Portal.SandboxUrl };

        // The first seconds of a process belong to its compiler.
        await SendAsync(client, WarmUpSeconds, cancel);
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, cancel);
        await visitor.Page.EvaluateAsync("() => window.seen.clear()");
        await SendAsync(client, Seconds, cancel);
        await Eventually.Async(async () => await visitor.Page.EvaluateAsync<bool>($"() => [...window.seen.keys()].some(k => k.endsWith('-{(PerSecond * Seconds) - 1}'))"), "the last event is on the page", cancellationToken: cancel);
        var sorted = (await visitor.Page.EvaluateAsync<double[]>("() => [...window.seen.values()]")).Order().ToList();
        double At(double share) => sorted[(int)Math.Ceiling(sorted.Count * share) - 1];
        var figures = string.Create(CultureInfo.InvariantCulture, $"{sorted.Count} of {PerSecond * Seconds} events looked at on the screen: p50 {At(0.5):F0} ms, p95 {At(0.95):F0} ms, p99 {At(0.99):F0} ms (limit {Limit})");
        TestContext.Current.TestOutputHelper?.WriteLine(figures);
        Assert.True(At(0.99) < Limit, figures);
    }

    private static async Task SendAsync(HttpClient client, int seconds, CancellationToken cancellationToken)
    {
        var calls = new List<Task>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds((double)PerCall / PerSecond), TimeProvider.System);
        for (var call = 0; call < PerSecond * seconds / PerCall; call++)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
            calls.Add(PutAsync(client, call, cancellationToken));
        }

        await Task.WhenAll(calls);
    }

    private static async Task PutAsync(HttpClient client, int call, CancellationToken cancellationToken)
    {
        var sent = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var entries = Enumerable.Range(call * PerCall, PerCall).Select(n => new
        {
            Source = "com.example.measure",
            DetailType = "Measured",
            Detail = JsonSerializer.Serialize(new { sent = $"{sent}-{n}", note = string.Concat(Enumerable.Repeat("approved limit of customer ", 20)) }),
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(JsonSerializer.Serialize(new { Entries = entries })) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "AWSEvents.PutEvents");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260131/us-east-1/events/aws4_request, SignedHeaders=host;x-amz-date, Signature=00");
        using var response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
