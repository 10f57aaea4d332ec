using System.Text;
using Portal.Languages.Data;

namespace Portal.Languages.EventPatterns.Matching;

/// <summary>Values that come from elsewhere than an event's text.</summary>
internal static class EventValues
{
    /// <param name="value">A string, number, boolean or null.</param>
    public static EventValue Of(DataValue value) => value switch
    {
        DataString s => new EventValue(EventValueKind.String, Utf8Text.Encode(s.Value)),
        DataNumber n => new EventValue(EventValueKind.Number, Encoding.ASCII.GetBytes(n.Text)),
        DataBoolean { Value: true } => new EventValue(EventValueKind.True, "true"u8),
        DataBoolean => new EventValue(EventValueKind.False, "false"u8),
        DataNull => new EventValue(EventValueKind.Null, "null"u8),
        _ => throw new ArgumentException("An object or array is no value.", nameof(value)),
    };
}
