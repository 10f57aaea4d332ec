using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace Portal.Services.Notifications;

/// <summary>The configured receivers, read once at start.</summary>
internal sealed class ChannelRegistry
{
    /// <exception cref="OptionsValidationException">The configuration cannot work; says which key and why.</exception>
    public ChannelRegistry(IOptions<PortalServicesOptions> options)
    {
        var configured = options.Value.Notifications;
        PublicUrl = configured.PublicUrl;
        if (configured.Channels.Count > 0 && PublicUrl is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
            throw Wrong("Portal:Notifications:PublicUrl is not set: it is where people reach this portal, for the links in notifications.");
        var http = new Lazy<HttpMessageInvoker>(NotificationHttp.Create);
        All = [.. configured.Channels.Select(c => Make(c.Key, c.Value, http))];
    }

    public Uri? PublicUrl { get; }
    public IReadOnlyList<NotificationChannel> All { get; }

    private static NotificationChannel Make(string name, ChannelOptions options, Lazy<HttpMessageInvoker> http)
    {
        var key = "Portal:Notifications:Channels:" + name;
        if (string.Equals(options.Type, "smtp", StringComparison.OrdinalIgnoreCase)) return Mail(key, name, options);
        if (!NotificationShapes.All.TryGetValue(options.Type, out var shape)) throw Wrong($"{key}:Type must be webhook, slack, teams or smtp.");
        if (options.Url is not { IsAbsoluteUri: true } url || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
            throw Wrong($"{key}:Url must be an https address (http only to this machine).");
        return new HttpChannel(name, options, shape, http.Value);
    }

    private static SmtpChannel Mail(string key, string name, ChannelOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Host)) throw Wrong($"{key}:Host is not set.");
        if (!MailAddress.TryCreate(options.From, out _)) throw Wrong($"{key}:From must be a mail address.");
        if (options.To.Count == 0 || options.To.Any(t => !MailAddress.TryCreate(t, out _))) throw Wrong($"{key}:To must be one mail address or more.");
        if (!options.StartTls && !string.IsNullOrEmpty(options.Password)) throw Wrong($"{key}: a password is not sent in clear; leave StartTls on.");
        return new SmtpChannel(name, options);
    }

    private static OptionsValidationException Wrong(string message) => new(nameof(PortalServicesOptions.Notifications), typeof(PortalServicesOptions), [message]);
}
