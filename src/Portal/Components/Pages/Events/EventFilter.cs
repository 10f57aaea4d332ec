using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Services.Observatory;

namespace Portal.Components.Pages.Events;

/// <summary>What the feed shows, as its address says it. All parts add up; an empty part means any.</summary>
public sealed partial record EventFilter
{
    /// <summary>Words in the event.</summary>
    public string? Text { get; init; }
    public string? Bus { get; init; }
    public string? Source { get; init; }
    public string? Type { get; init; }
    public string? Account { get; init; }

    /// <summary>A JSONPath, with or without a value: <c>$.detail.amount = 12</c>.</summary>
    public string? Path { get; init; }

    /// <summary>An event pattern, JSON.</summary>
    public string? Pattern { get; init; }

    /// <summary>The ARN of an execution.</summary>
    public string? Execution { get; init; }

    /// <summary>A length of time back from now: <c>15m</c>, <c>6h</c>, <c>7d</c>.</summary>
    public string? Since { get; init; }

    /// <summary>Round-trip UTC times; they come before <see cref="Since"/>.</summary>
    public string? From { get; init; }
    public string? To { get; init; }

    public bool IsEmpty => this == new EventFilter();

    /// <summary>How many of the parts are set that stand behind "More".</summary>
    public int MoreCount => new[] { Account, Path, Pattern, Execution, From ?? To }.Count(p => p is not null);

    public DateTimeOffset? FromTime => Instant(From);

    public DateTimeOffset? ToTime => Instant(To);

    /// <summary>The parameters of the address; null takes one out.</summary>
    public IReadOnlyDictionary<string, object?> Parameters => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["q"] = Text,
        ["bus"] = Bus,
        ["source"] = Source,
        ["type"] = Type,
        ["account"] = Account,
        ["path"] = Path,
        ["pattern"] = Pattern,
        ["execution"] = Execution,
        ["since"] = Since,
        ["from"] = From,
        ["to"] = To,
    };

    /// <summary>The same as text, without a question mark: what a saved view keeps.</summary>
    public string QueryString => string.Join('&', Parameters.Where(p => p.Value is string { Length: > 0 }).Select(p => $"{p.Key}={Uri.EscapeDataString((string)p.Value!)}"));

    public EventQuery ToQuery(string connection, DateTimeOffset now) => new()
    {
        Connection = connection,
        Text = Text,
        EventBusName = Bus,
        Source = Source,
        DetailType = Type,
        Account = Account,
        Path = Path,
        Pattern = Pattern,
        ExecutionArn = Execution,
        From = FromTime ?? (Length(Since) is { } back ? now - back : null),
        To = ToTime,
        PageSize = 200,
    };

    /// <summary>Empty texts become none, so that equal filters are equal.</summary>
    public EventFilter Tidy() => new()
    {
        Text = N(Text),
        Bus = N(Bus),
        Source = N(Source),
        Type = N(Type),
        Account = N(Account),
        Path = N(Path),
        Pattern = N(Pattern),
        Execution = N(Execution),
        Since = Length(Since) is null ? null : Since,
        From = FromTime is null ? null : From,
        To = ToTime is null ? null : To,
    };

    public static string? Write(DateTimeOffset? at) => at?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Null for a text that is no length of time.</summary>
    public static TimeSpan? Length(string? text)
    {
        if (text is null || LengthText().Match(text) is not { Success: true } match) return null;
        var count = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch { "m" => TimeSpan.FromMinutes(count), "h" => TimeSpan.FromHours(count), _ => TimeSpan.FromDays(count) };
    }

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static string? N(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    [GeneratedRegex("^([1-9][0-9]{0,3})([mhd])$")]
    private static partial Regex LengthText();
}
