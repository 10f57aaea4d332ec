using System.Diagnostics.CodeAnalysis;
using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Paths;

/// <summary>What a path found.</summary>
public readonly struct JsonPathResult
{
    private JsonPathResult(DataValue? value, string? reason) => (Value, Reason) = (value, reason);

    /// <summary>
    /// The value: of a path that may name several, the array of them. C# null where nothing was found, and also where an index is
    /// beyond the end of its array, which AWS does not count as a failure.
    /// </summary>
    public DataValue? Value { get; }

    /// <summary>Why nothing was found, in the words of the library that AWS uses; null where something was, or might have been.</summary>
    public string? Reason { get; }

    /// <summary>True where there is a value. False both for a failure and for an index beyond the end.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool HasValue => Value is not null;

    /// <summary>True where the path does not fit the data.</summary>
    [MemberNotNullWhen(true, nameof(Reason))]
    public bool IsFailure => Reason is not null;

    internal static JsonPathResult Of(DataValue? value) => new(value, null);

    internal static JsonPathResult Failed(string reason) => new(null, reason);
}
