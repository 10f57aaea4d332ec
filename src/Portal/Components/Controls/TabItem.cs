namespace Portal.Components.Controls;

/// <summary>One tab: its key in the URL, its words, and how many things wait behind it.</summary>
public sealed record TabItem(string Key, string Text, string? Count = null, Tone Tone = Tone.Neutral);
