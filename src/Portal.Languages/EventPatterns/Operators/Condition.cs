using Portal.Languages.Data;
using Portal.Languages.EventPatterns.Indexing;
using Portal.Languages.EventPatterns.Matching;

namespace Portal.Languages.EventPatterns.Operators;

/// <summary>
/// One member of a pattern's array: a test that a single value of an event passes or not. Immutable. Two conditions are
/// equal when they are written alike.
/// </summary>
public abstract class Condition : IEquatable<Condition>
{
    private readonly string text;

    private protected Condition(string name, DataValue json)
    {
        (Name, Json) = (name, json);
        text = json.ToJson();
    }

    /// <summary>The operator as patterns write it: <c>prefix</c>, <c>anything-but</c>...; <c>equals</c> for a plain value.</summary>
    public string Name { get; }

    /// <summary>The condition as it stands in the pattern.</summary>
    public DataValue Json { get; }

    /// <summary>What is wanted, in a few plain words that follow "the value": <c>starts with "a"</c>.</summary>
    public abstract string Wanted { get; }

    /// <summary>True for <c>{"exists": false}</c> alone: it holds where the field is not there.</summary>
    public virtual bool HoldsWhenAbsent => false;

    internal abstract bool Matches(in EventValue value);

    /// <summary>
    /// A guess at the share of values that pass, to choose the field by which a rule is best found. Conditions of one kind are
    /// taken to share the values out among themselves.
    /// </summary>
    /// <param name="kin">How many different conditions of this kind the rules have for the field.</param>
    internal abstract double Share(int kin);

    /// <summary>Has a rule found by the values that pass.</summary>
    internal abstract void AddTo(FieldIndexBuilder index);

    /// <summary>A value that passes, as close to <paramref name="present"/> as is easy; null where no value can.</summary>
    internal abstract DataValue? Example(DataValue? present);

    public bool Equals(Condition? other) => other is not null && string.Equals(text, other.text, StringComparison.Ordinal);
    public sealed override bool Equals(object? obj) => Equals(obj as Condition);
    public sealed override int GetHashCode() => string.GetHashCode(text, StringComparison.Ordinal);

    /// <summary>The condition as compact JSON.</summary>
    public sealed override string ToString() => text;
}
