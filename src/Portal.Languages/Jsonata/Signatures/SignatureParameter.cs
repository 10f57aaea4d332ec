namespace Portal.Languages.Jsonata.Signatures;

/// <summary>One parameter of a signature.</summary>
internal sealed class SignatureParameter
{
    /// <summary>The types it takes, one letter each; <c>m</c> stands for an undefined argument, which fits everywhere.</summary>
    public string Types { get; set; } = "";

    /// <summary>The letter, or the choice in its parentheses, as it is written.</summary>
    public string Type { get; set; } = "";

    /// <summary>What an array must hold; null where anything goes.</summary>
    public string? ItemType { get; set; }

    /// <summary>Whether the context value stands in for a missing argument (<c>-</c>).</summary>
    public bool TakesContext { get; set; }

    public bool IsOptional { get; set; }
    public bool IsRepeated { get; set; }

    public bool MayBeMissing => IsOptional || TakesContext;

    public bool Accepts(char type) => Types.Contains(type, StringComparison.Ordinal);
}
