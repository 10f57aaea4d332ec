using Portal.Languages.Data;

namespace Portal.Services.Observatory.Correlation;

/// <summary>How well an event explains the start of an execution.</summary>
/// <param name="Level">Null where it does not explain it.</param>
/// <param name="Evidence">Why, in words.</param>
internal readonly record struct StartMatch(Confidence? Level, string Evidence)
{
    private static readonly StartMatch None = new(null, "");

    /// <summary>
    /// Certain: the execution's name or input carries the event's id. Likely: its input is what the rule hands over, byte for
    /// byte as JSON. A constant input says nothing about the event: it is only possible.
    /// </summary>
    /// <param name="expected">What the rule would hand over; null where it cannot be computed.</param>
    /// <param name="isConstant">True where the target has a fixed Input.</param>
    public static StartMatch Judge(string eventId, DataValue? expected, bool isConstant, string executionName, DataValue? input)
    {
        // EventBridge names executions after the event; observed, not documented.
        if (executionName.StartsWith(eventId, StringComparison.OrdinalIgnoreCase)) return new(Confidence.Certain, "The execution's name starts with the event's id.");
        if (input is null) return None;
        if (input is DataObject o && o.GetString("id") == eventId) return new(Confidence.Certain, "The execution's input is the event.");
        if (Holds(input, eventId)) return new(Confidence.Certain, "The execution's input holds the event's id.");
        if (expected is null || !expected.Equals(input)) return None;
        return isConstant
            ? new(Confidence.Possible, "The execution started just then with the constant input of the rule's target.")
            : new(Confidence.Likely, "The execution started just then, and its input is exactly what the rule hands over.");
    }

    private static bool Holds(DataValue value, string text) => value switch
    {
        DataString s => s.Value.Contains(text, StringComparison.OrdinalIgnoreCase),
        DataArray a => a.Any(i => Holds(i, text)),
        DataObject o => o.Any(f => Holds(f.Value, text)),
        _ => false,
    };
}
