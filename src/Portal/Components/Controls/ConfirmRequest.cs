namespace Portal.Components.Controls;

/// <summary>A question before something is changed.</summary>
/// <param name="Title">The question.</param>
/// <param name="Text">What will happen, and what cannot be undone.</param>
/// <param name="Act">The button's verb: "Stop execution", never "OK".</param>
public sealed record ConfirmRequest(string Title, string Text, string Act)
{
    /// <summary>The act destroys or ends something.</summary>
    public bool Danger { get; init; }

    /// <summary>A name that must be typed first.</summary>
    public string? TypeToConfirm { get; init; }

    /// <summary>Asks for words as well; null where none are wanted.</summary>
    public string? CommentLabel { get; init; }
    public bool CommentRequired { get; init; }
}

/// <summary>The answer to a question that was said yes to.</summary>
public sealed record ConfirmAnswer(string? Comment);
