namespace Portal.Services.Approvals.Declarations;

/// <summary>One field of the form that goes with an answer, read from a JSON Schema.</summary>
/// <param name="Name">The property in the output.</param>
/// <param name="Label">The schema's title, else the name.</param>
/// <param name="Kind">How it is typed in and written out.</param>
public sealed record FormField(string Name, string Label, FormFieldKind Kind)
{
    public bool Required { get; init; }
    public string? Description { get; init; }

    /// <summary>What the field holds at first, as text.</summary>
    public string Default { get; init; } = "";

    /// <summary>The values to choose from; empty for any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
    public double? Minimum { get; init; }
    public double? Maximum { get; init; }
    public int? MinLength { get; init; }
    public int? MaxLength { get; init; }

    /// <summary>A regular expression that the text must contain.</summary>
    public string? Pattern { get; init; }
}

public enum FormFieldKind
{
    Text,
    LongText,
    Date,
    Integer,
    Number,
    Truth,
}
