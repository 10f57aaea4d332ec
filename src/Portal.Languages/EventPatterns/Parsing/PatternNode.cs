namespace Portal.Languages.EventPatterns.Parsing;

internal enum PatternNodeKind
{
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,
}

/// <summary>
/// A value of a pattern's text, with the places that EventBridge names in its messages. A node whose text breaks off has
/// <see cref="Complete"/> false: rules about its end are not applied to it.
/// </summary>
internal sealed class PatternNode(PatternNodeKind kind, TextPosition at)
{
    public PatternNodeKind Kind { get; } = kind;

    /// <summary>Where EventBridge's reader stands when it has met this value: after an opening quote, brace or bracket, after a number or word.</summary>
    public TextPosition At { get; } = at;

    /// <summary>Where the reader stands after the whole value.</summary>
    public TextPosition End { get; set; } = at;

    public bool Complete { get; set; }

    /// <summary>A string's content, a number's or word's letters, the bracket of a container.</summary>
    public string Text { get; set; } = "";

    public List<PatternMember> Members { get; } = [];
    public List<PatternNode> Items { get; } = [];

    public bool IsNumber => Kind == PatternNodeKind.Number;
    public bool IsString => Kind == PatternNodeKind.String;
}

/// <summary>A field of an object: its name, and its value where the text goes that far.</summary>
internal sealed record PatternMember(string Name, PatternNode Value);
