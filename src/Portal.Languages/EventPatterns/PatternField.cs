using Portal.Languages.EventPatterns.Operators;

namespace Portal.Languages.EventPatterns;

/// <summary>A field that a pattern asks about, and the conditions of which one must hold.</summary>
public sealed class PatternField
{
    internal PatternField(string name, string path, IReadOnlyList<Condition> conditions)
    {
        (Name, Path, Tests) = (name, path, [.. conditions]);
        MayBeAbsent = conditions.Any(c => c.HoldsWhenAbsent);
    }

    /// <summary>
    /// The names on the way to the field joined by dots. EventBridge knows fields by this text only, so
    /// <c>{"a": {"b": [1]}}</c> and <c>{"a.b": [1]}</c> ask the same.
    /// https://github.com/aws/event-ruler#caveat-compiled-rules-and-json-keys-with-dots
    /// </summary>
    public string Name { get; }

    /// <summary>JSONPath of the field, for people.</summary>
    public string Path { get; }

    /// <summary>At least one.</summary>
    public IReadOnlyList<Condition> Conditions => Tests;

    /// <summary>True where the field may also be missing.</summary>
    public bool MayBeAbsent { get; }

    /// <summary>What is wanted, in plain words.</summary>
    public string Wanted => string.Join(" or ", Tests.Select(c => c.Wanted).Distinct());

    internal Condition[] Tests { get; }

    /// <summary>Equal for fields that ask the same, so that an index answers them once.</summary>
    internal string Key => string.Join('\n', Tests.Select(t => t.ToString()).Prepend(Name));
}
