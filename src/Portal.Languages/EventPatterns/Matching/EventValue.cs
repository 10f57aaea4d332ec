namespace Portal.Languages.EventPatterns.Matching;

/// <summary>The kinds of value that a pattern can ask about: an object or array is looked into, never compared.</summary>
internal enum EventValueKind : byte
{
    String,
    Number,
    True,
    False,
    Null,
}

/// <summary>A value of an event: a string's content without its escapes, or the letters of a number or word, as UTF-8.</summary>
internal readonly ref struct EventValue(EventValueKind kind, ReadOnlySpan<byte> text)
{
    public EventValueKind Kind { get; } = kind;
    public ReadOnlySpan<byte> Text { get; } = text;
    public bool IsString => Kind == EventValueKind.String;
    public bool IsNumber => Kind == EventValueKind.Number;
}
