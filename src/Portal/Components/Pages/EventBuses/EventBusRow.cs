using Portal.Components.Controls;
using Portal.Services.EventBuses;
using Portal.Services.Observatory.Taps;

namespace Portal.Components.Pages.EventBuses;

/// <summary>A bus as the list shows it; what is still being asked is null.</summary>
public sealed record EventBusRow(EventBusSummary Bus)
{
    public string Name => Bus.Name;
    public string? Description => Bus.Description;
    public DateTimeOffset? CreatedAt => Bus.CreatedAt;

    /// <summary>Rules of users; the portal's own tap is not counted.</summary>
    public int? RuleCount { get; init; }
    public TapStatus? Tap { get; init; }
    public string? TapError { get; init; }

    public string TapText => Tap?.State switch
    {
        TapState.Recording => "Recording",
        TapState.Failing => "Failing",
        TapState.Off => "Not tapped",
        _ => TapError is null ? "…" : "Unknown",
    };

    public Tone TapTone => Tap?.State switch
    {
        TapState.Recording => Tone.Ok,
        TapState.Failing => Tone.Bad,
        _ => Tone.Neutral,
    };

    public string TapTitle => Tap?.State switch
    {
        TapState.Recording => "The observatory records this bus's events",
        TapState.Failing => Tap.Error?.Message ?? "The tap cannot be read",
        TapState.Off => "Events of this bus are not recorded",
        _ => TapError ?? "",
    };
}
