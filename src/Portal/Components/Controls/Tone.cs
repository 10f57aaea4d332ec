namespace Portal.Components.Controls;

/// <summary>What a colour says. One tone looks the same on every page, in both themes.</summary>
public enum Tone
{
    Neutral,
    Ok,
    Bad,
    Warn,
    Info,

    /// <summary>Somebody is waited for.</summary>
    Wait,
    Accent,
}
