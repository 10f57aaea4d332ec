using System.Collections.Frozen;

namespace Portal.Components.Controls;

/// <summary>The tone of each status that AWS gives to executions, states, rules, machines, stacks, archives and replays.</summary>
public static class StatusTones
{
    private static readonly FrozenDictionary<string, Tone> Known = new Dictionary<string, Tone>
    {
        ["RUNNING"] = Tone.Info,
        ["SUCCEEDED"] = Tone.Ok,
        ["FAILED"] = Tone.Bad,
        ["TIMED_OUT"] = Tone.Bad,
        ["ABORTED"] = Tone.Neutral,
        ["PENDING_REDRIVE"] = Tone.Warn,
        ["WAITING"] = Tone.Wait,
        ["CAUGHT"] = Tone.Warn,
        ["RETRYING"] = Tone.Warn,
        ["NOT_REACHED"] = Tone.Neutral,
        ["ENABLED"] = Tone.Ok,
        ["ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"] = Tone.Ok,
        ["DISABLED"] = Tone.Neutral,
        ["ACTIVE"] = Tone.Ok,
        ["DELETING"] = Tone.Warn,
        ["STARTING"] = Tone.Info,
        ["CANCELLING"] = Tone.Warn,
        ["CANCELLED"] = Tone.Neutral,
        ["COMPLETED"] = Tone.Ok,
        ["DELIVERED"] = Tone.Ok,
        ["DEAD_LETTERED"] = Tone.Bad,
        ["DROPPED"] = Tone.Bad,
        ["PENDING"] = Tone.Info,
        ["APPROVED"] = Tone.Ok,
        ["REJECTED"] = Tone.Bad,
        ["MATCHED"] = Tone.Ok,
        ["NOT_MATCHED"] = Tone.Neutral,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The tone of a status; CloudFormation's many statuses are read by their endings, an unknown one is neutral.</summary>
    public static Tone Of(string status)
    {
        if (Known.TryGetValue(status, out var tone)) return tone;
        if (status.Contains("FAILED", StringComparison.Ordinal) || status.Contains("ROLLBACK", StringComparison.Ordinal)) return Tone.Bad;
        if (status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal)) return Tone.Info;
        return status.EndsWith("_COMPLETE", StringComparison.Ordinal) ? Tone.Ok : Tone.Neutral;
    }

    /// <summary>How a status is written for people: <c>TIMED_OUT</c> as "Timed out".</summary>
    public static string Text(string status)
    {
        if (status.Length == 0) return status;
        var words = status.Replace('_', ' ').ToLowerInvariant();
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
