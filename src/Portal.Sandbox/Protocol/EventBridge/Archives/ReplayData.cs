using Portal.Languages.Data;
using Portal.Sandbox.Events.Archives;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Protocol.EventBridge.Archives;

/// <summary>Replays as answers show them.</summary>
internal static class ReplayData
{
    public static DataObjectBuilder Summary(Replay replay) => new(14)
    {
        ["ReplayName"] = replay.Name,
        ["EventSourceArn"] = replay.ArchiveArn,
        ["State"] = replay.State,
        ["StateReason"] = replay.StateReason is { } reason ? reason : (DataValue?)null,
        ["EventStartTime"] = Timestamps.ToData(replay.From),
        ["EventEndTime"] = Timestamps.ToData(replay.To),
        ["EventLastReplayedTime"] = replay.LastEventAt is { } last ? Timestamps.ToData(last) : null,
        ["ReplayStartTime"] = Timestamps.ToData(replay.StartedAt),
        ["ReplayEndTime"] = replay.EndedAt is { } ended ? Timestamps.ToData(ended) : null,
    };
}
