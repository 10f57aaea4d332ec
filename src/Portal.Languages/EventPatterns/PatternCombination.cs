namespace Portal.Languages.EventPatterns;

/// <summary>
/// One way to match a pattern: fields that must all match, at most one of each name, in the order of their names. A pattern
/// without <c>$or</c> is one combination; each <c>$or</c> multiplies them.
/// </summary>
/// <param name="Fields">The fields, sorted by name.</param>
public sealed record PatternCombination(IReadOnlyList<PatternField> Fields);
