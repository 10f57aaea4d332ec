namespace Portal.Services.Notifications;

/// <summary>Section <c>Portal:Notifications</c>: who is told about approvals. Comes from the deployment only; no page changes it.</summary>
public sealed class NotificationOptions
{
    /// <summary>Where people reach this portal, for the links; without it nothing is sent.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>By a name of your choice.</summary>
    public IDictionary<string, ChannelOptions> Channels { get; init; } = new Dictionary<string, ChannelOptions>(StringComparer.OrdinalIgnoreCase);
}

/// <summary>One receiver, section <c>Portal:Notifications:Channels:NAME</c>.</summary>
public sealed class ChannelOptions
{
    /// <summary><c>webhook</c>, <c>slack</c>, <c>teams</c> or <c>smtp</c>.</summary>
    public string Type { get; set; } = "";

    /// <summary>For webhook, Slack and Teams: https, or http to this machine. A secret in many services: it is never shown nor logged.</summary>
    public Uri? Url { get; set; }

    /// <summary>For webhook: signs the body (HMAC-SHA256) in the header <c>X-Observatory-Signature</c>.</summary>
    public string? Secret { get; set; }

    /// <summary>For smtp.</summary>
    public string? Host { get; set; }
    public int Port { get; set; } = 587;
    public string? UserName { get; set; }
    public string? Password { get; set; }
    public string? From { get; set; }
    public IList<string> To { get; init; } = [];

    /// <summary>For smtp: false only for a relay on this machine or in this network that takes mail in clear.</summary>
    public bool StartTls { get; set; } = true;

    /// <summary>Which groups of approvals are told here; all where empty. A star stands for any text.</summary>
    public IList<string> Groups { get; init; } = [];
}
