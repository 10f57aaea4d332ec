namespace Portal.Services.Notifications;

/// <summary>One configured receiver.</summary>
internal abstract class NotificationChannel(string name, ChannelOptions options)
{
    public string Name => name;
    public string Type => options.Type.ToLowerInvariant();

    protected ChannelOptions Options => options;

    /// <summary>True where this receiver wants to hear of the group.</summary>
    public bool Wants(string group) => options.Groups.Count == 0 || options.Groups.Any(g => Approvals.Declarations.DeclarationFiles.Like(g, group));

    /// <exception cref="NotificationException">The receiver did not take it; the message holds no address and no secret.</exception>
    public abstract Task SendAsync(Note note, CancellationToken cancellationToken);
}

/// <summary>A note that was not delivered, in words that may be shown.</summary>
internal sealed class NotificationException(string message, Exception? inner = null) : Exception(message, inner);
