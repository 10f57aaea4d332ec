namespace Portal.Hosting;

/// <summary>
/// Another site's page may not open our WebSocket or post to us: browsers send the Origin with both, and it must be ours.
/// Antiforgery covers forms; WebSockets are not covered by it.
/// </summary>
internal static class OriginCheck
{
    public static IApplicationBuilder UseOriginCheck(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        var changes = context.WebSockets.IsWebSocketRequest || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));
        if (changes && request.Headers.Origin.FirstOrDefault() is { } origin && !IsOurs(origin, request.Host))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(context);
    });

    internal static bool IsOurs(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, Canonical(uri.Scheme, host), StringComparison.OrdinalIgnoreCase);

    private static string Canonical(string scheme, HostString host) =>
        Uri.TryCreate($"{scheme}://{host.Value}", UriKind.Absolute, out var uri) ? uri.Authority : "";
}
