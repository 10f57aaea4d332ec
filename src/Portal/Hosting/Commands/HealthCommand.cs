namespace Portal.Hosting.Commands;

/// <summary>Asks a running portal whether it serves; for containers, which have no curl.</summary>
internal static class HealthCommand
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var url = args.FirstOrDefault() ?? FromEnvironment();
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
            using var answer = await http.GetAsync(new Uri(new Uri(url), "/health"), cancellationToken);
            Console.Out.WriteLine($"{url}: {(int)answer.StatusCode}");
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or UriFormatException)
        {
            Console.Error.WriteLine($"{url}: {e.Message}");
            return 1;
        }
    }

    /// <summary>The first address the portal was told to listen on, with a host that can be called.</summary>
    private static string FromEnvironment()
    {
        var first = Environment.GetEnvironmentVariable("ASPNETCORE_URLS")?.Split(';')[0];
        return (first ?? ListenAddresses.Default).Replace("://+", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://*", "://127.0.0.1", StringComparison.Ordinal).Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal);
    }
}
