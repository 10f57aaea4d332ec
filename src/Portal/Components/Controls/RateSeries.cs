namespace Portal.Components.Controls;

/// <summary>One colour of a rate chart.</summary>
/// <param name="Name">As the legend says it.</param>
/// <param name="Values">One for each bucket.</param>
/// <param name="Tone">A fixed colour where it means something; null for the next of the series' colours.</param>
public sealed record RateSeries(string Name, IReadOnlyList<long> Values, Tone? Tone = null);
