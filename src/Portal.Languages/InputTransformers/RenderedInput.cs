namespace Portal.Languages.InputTransformers;

/// <summary>What a target gets.</summary>
/// <param name="Payload">The text; null where there is none to deliver.</param>
/// <param name="Failure">Why there is none, for people and logs.</param>
/// <param name="Missing">Placeholders whose path leads to nothing in this event: they came out empty.</param>
public sealed record RenderedInput(string? Payload, string? Failure, IReadOnlyList<string> Missing)
{
    internal static RenderedInput Of(string payload) => new(payload, null, []);
}
