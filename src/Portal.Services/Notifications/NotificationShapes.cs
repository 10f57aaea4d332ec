using System.Globalization;
using Portal.Languages.Data;

namespace Portal.Services.Notifications;

/// <summary>A note as each kind of receiver wants to read it.</summary>
internal static class NotificationShapes
{
    private const int LongestText = 2500;

    /// <summary>By <see cref="ChannelOptions.Type"/>.</summary>
    public static readonly IReadOnlyDictionary<string, Func<Note, DataObject>> All = new Dictionary<string, Func<Note, DataObject>>(StringComparer.OrdinalIgnoreCase)
    {
        ["webhook"] = Plain,
        ["slack"] = Slack,
        ["teams"] = Teams,
    };

    private static DataObject Plain(Note note) => new DataObjectBuilder
    {
        ["kind"] = note.IsReminder ? "reminder" : "opened",
        ["percent"] = note.Percent,
        ["title"] = note.Title,
        ["group"] = note.Group,
        ["stateMachine"] = note.StateMachine,
        ["state"] = note.State,
        ["connection"] = note.Connection,
        ["waitingSince"] = note.WaitingSince.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ["deadline"] = note.Deadline is { } deadline ? (DataValue?)deadline.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) : DataNull.Instance,
        ["link"] = note.Link.AbsoluteUri,
    }.Build();

    /// <remarks>https://docs.slack.dev/messaging/formatting-message-text#escaping</remarks>
    private static DataObject Slack(Note note) => new DataObjectBuilder
    {
        ["text"] = Escape(note.Headline),
        ["blocks"] = new DataArray(
        [
            new DataObjectBuilder { ["type"] = "section", ["text"] = new DataObjectBuilder { ["type"] = "mrkdwn", ["text"] = $"*{Escape(note.Headline)}*\n{Escape(Facts(note))}" }.Build() }.Build(),
            new DataObjectBuilder
            {
                ["type"] = "actions",
                ["elements"] = new DataArray(
                [
                    new DataObjectBuilder { ["type"] = "button", ["text"] = new DataObjectBuilder { ["type"] = "plain_text", ["text"] = "Open" }.Build(), ["url"] = note.Link.AbsoluteUri }.Build(),
                ]),
            }.Build(),
        ]),
    }.Build();

    /// <remarks>https://learn.microsoft.com/en-us/connectors/teams/#microsoft-teams-webhook: a message with an adaptive card.</remarks>
    private static DataObject Teams(Note note) => new DataObjectBuilder
    {
        ["type"] = "message",
        ["attachments"] = new DataArray(
        [
            new DataObjectBuilder
            {
                ["contentType"] = "application/vnd.microsoft.card.adaptive",
                ["content"] = new DataObjectBuilder
                {
                    ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
                    ["type"] = "AdaptiveCard",
                    ["version"] = "1.4",
                    ["body"] = new DataArray([Block(note.Headline, "Bolder"), Block(Facts(note), "Default")]),
                    ["actions"] = new DataArray([new DataObjectBuilder { ["type"] = "Action.OpenUrl", ["title"] = "Open", ["url"] = note.Link.AbsoluteUri }.Build()]),
                }.Build(),
            }.Build(),
        ]),
    }.Build();

    /// <summary>Where it comes from and until when, in one line.</summary>
    public static string Facts(Note note)
    {
        var until = note.Deadline is { } deadline ? "until " + deadline.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) : "without a deadline";
        return $"{note.StateMachine} · {note.State} · {until}";
    }

    private static DataObject Block(string text, string weight) =>
        new DataObjectBuilder { ["type"] = "TextBlock", ["text"] = Cut(text), ["weight"] = weight, ["wrap"] = true }.Build();

    private static string Escape(string text) =>
        Cut(text).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";
}
