namespace Portal.Languages.Jsonata.Pictures;

/// <summary>A piece of a date picture: text as it stands, or a component.</summary>
internal sealed class DateTimePart
{
    /// <summary>The text as it stands; null for a component.</summary>
    public string? Literal { get; init; }

    /// <summary>The component's letter.</summary>
    public char Component { get; init; }

    /// <summary>How the component is written as a number; null where it is a name.</summary>
    public IntegerPicture? Integer { get; set; }

    /// <summary>In which case a name is written; null where the component is a number.</summary>
    public LetterCase? NameCase { get; init; }

    /// <summary>Whether the time zone UTC is written <c>Z</c>.</summary>
    public bool IsTraditional { get; init; }

    public int? MaxWidth { get; init; }

    /// <summary>How many digits a year has; null for all that it takes.</summary>
    public int? Digits { get; set; }

    /// <summary>Whether a number follows at once, so that this one ends after its digits when it is parsed.</summary>
    public bool IsFollowedByNumber { get; set; }
}
