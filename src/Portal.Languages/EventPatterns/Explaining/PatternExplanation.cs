using Portal.Languages.Data;
using Portal.Languages.EventPatterns.Operators;

namespace Portal.Languages.EventPatterns.Explaining;

/// <summary>Why an event matches a pattern or does not, field by field, and what would have to change. Plain records for any page.</summary>
/// <param name="Matches">Whether it matches.</param>
/// <param name="Fields">The fields of the way to match that the event comes nearest to (the one that it takes, where it matches).</param>
/// <param name="Alternatives">All ways, the nearest first: one, or with <c>$or</c> several; at most <see cref="MaxAlternatives"/>.</param>
/// <param name="NearestMiss">Changes to the event after all of which it matches, as few as were found; empty where it matches or nothing helps.</param>
public sealed record PatternExplanation(
    bool Matches,
    IReadOnlyList<FieldExplanation> Fields,
    IReadOnlyList<CombinationExplanation> Alternatives,
    IReadOnlyList<EventChange> NearestMiss)
{
    /// <summary>So many ways to match are looked at; a pattern may have a thousand.</summary>
    public const int MaxAlternatives = 40;
}

/// <summary>One way to match a pattern.</summary>
/// <param name="Matches">Whether the event takes it.</param>
/// <param name="Fields">Its fields, by name.</param>
/// <param name="Changes">Changes after which the event takes it; empty where it does or nothing helps.</param>
public sealed record CombinationExplanation(bool Matches, IReadOnlyList<FieldExplanation> Fields, IReadOnlyList<EventChange> Changes);

/// <summary>What a pattern wants of one field and what the event has there.</summary>
/// <param name="Path">JSONPath of the field, without array indices.</param>
/// <param name="Conditions">Of which one must hold.</param>
/// <param name="Wanted">The same in plain words.</param>
/// <param name="Found">The event's values there; none where there is no such field.</param>
/// <param name="Verdict">What comes of it.</param>
public sealed record FieldExplanation(
    string Path,
    IReadOnlyList<Condition> Conditions,
    string Wanted,
    IReadOnlyList<FoundValue> Found,
    FieldResult Verdict);

/// <summary>A value of the event.</summary>
/// <param name="Path">JSONPath with array indices.</param>
/// <param name="Value">A string, number, boolean or null.</param>
/// <param name="Holds">The condition that it satisfies; null for none.</param>
public sealed record FoundValue(string Path, DataValue Value, Condition? Holds);

/// <summary>What comes of one field.</summary>
public enum FieldResult
{
    /// <summary>A value is as wanted, or the field is rightly absent.</summary>
    Matches,

    /// <summary>There are values, but none is as wanted.</summary>
    WrongValue,

    /// <summary>There is no value.</summary>
    Missing,

    /// <summary>There is a value where none should be.</summary>
    Unwanted,

    /// <summary>A value is as wanted, but not in the array element in which the other fields match.</summary>
    OtherElement,
}
