namespace Portal.Services.Notifications;

/// <summary>What a receiver is told about one wait: enough to know what it is about, and a link. Never a token, never the payload.</summary>
/// <param name="Key">Names this note for good: a receiver that gets it twice can tell.</param>
/// <param name="Percent">How much of the time has passed, for a reminder; 0 for the first note.</param>
/// <param name="Title">What is asked.</param>
/// <param name="Link">Opens the page on which it is answered; opening it decides nothing.</param>
internal sealed record Note(string Key, int Percent, string Title, string Group, string StateMachine, string State, string Connection, DateTimeOffset WaitingSince, DateTimeOffset? Deadline, Uri Link)
{
    public bool IsReminder => Percent > 0;

    /// <summary>In one line, without line breaks: also the subject of a mail.</summary>
    public string Headline => OneLine(IsReminder ? $"Still waiting, {Percent} % of the time has passed: {Title}" : $"Waiting for an answer: {Title}");

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
