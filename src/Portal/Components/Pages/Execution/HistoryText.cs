using System.Globalization;
using Portal.Components.Controls;
using Portal.Languages.Data;
using Portal.Services.Executions;

namespace Portal.Components.Pages.Execution;

/// <summary>History events in few words.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html</remarks>
public static class HistoryText
{
    public const string Failures = "failures";
    public const string States = "states";
    public const string Tasks = "tasks";
    public const string Other = "other";

    public static readonly IReadOnlyList<TabItem> Kinds =
        [new(Failures, "Failures", null, Tone.Bad), new(States, "States", null, Tone.Accent), new(Tasks, "Tasks", null, Tone.Info), new(Other, "Other")];

    /// <summary>The fields that say what an event is about, the most telling first.</summary>
    private static readonly string[] Telling = ["error", "name", "resource", "index", "timeoutInSeconds", "output", "input"];

    public static string KindOf(string type) =>
        type.EndsWith("Failed", StringComparison.Ordinal) || type.EndsWith("TimedOut", StringComparison.Ordinal) || type.EndsWith("Aborted", StringComparison.Ordinal) ? Failures
        : type.EndsWith("StateEntered", StringComparison.Ordinal) || type.EndsWith("StateExited", StringComparison.Ordinal) ? States
        : type.StartsWith("Task", StringComparison.Ordinal) || type.StartsWith("LambdaFunction", StringComparison.Ordinal) || type.StartsWith("Activity", StringComparison.Ordinal) ? Tasks
        : Other;

    public static Tone ToneOf(string type) => KindOf(type) switch
    {
        Failures => Tone.Bad,
        Tasks when type.EndsWith("Succeeded", StringComparison.Ordinal) => Tone.Ok,
        Tasks => Tone.Info,
        _ when type.EndsWith("Succeeded", StringComparison.Ordinal) => Tone.Ok,
        States => Tone.Accent,
        _ => Tone.Neutral,
    };

    public static string Of(HistoryEvent e)
    {
        var details = e.Details;
        if (details.GetString("error") is { } error) return ExecutionFailure.MessageOf(details.GetString("cause")) is { } message ? $"{error}: {message}" : error;
        foreach (var name in Telling)
        {
            if (details[name] is not { } value) continue;
            // The state's name has a column of its own.
            if (name == "name" && (KindOf(e.Type) == States || details.Contains("index"))) continue;
            return name switch
            {
                "resource" => $"{details.GetString("resourceType")}:{details.GetString("resource")}",
                "index" => string.Create(CultureInfo.InvariantCulture, $"item {details.GetInt64("index")}"),
                _ => Cut(value is DataString s ? s.Value : value.ToJson()),
            };
        }

        return "";
    }

    private static string Cut(string text) => text.Length <= 200 ? text : text[..200] + "…";
}
