using Portal.Languages.Data;
using Portal.Languages.EventPatterns.Indexing;
using Portal.Languages.EventPatterns.Matching;
using Portal.Languages.EventPatterns.Parsing;

namespace Portal.Languages.EventPatterns.Operators;

/// <summary><c>{"exists": true}</c> and <c>{"exists": false}</c>: about values only; an object or an empty array is no value.</summary>
internal sealed class ExistsOperator : PatternOperator
{
    public override string Name => "exists";

    public override Condition? Read(PatternNode argument, string path, PatternProblems problems)
    {
        if (argument.Kind is PatternNodeKind.True) return new ExistsCondition(Write(true));
        if (argument.Kind is PatternNodeKind.False) return new AbsentCondition(Write(false));
        problems.Add("exists match pattern must be either true or false.", argument.At, path, "Give true or false, without quotes.");
        return null;
    }
}

/// <summary>The field has a value, whichever.</summary>
internal sealed class ExistsCondition(DataValue json) : Condition("exists", json)
{
    public override string Wanted => "is there";
    internal override bool Matches(in EventValue value) => true;
    internal override double Share(int kin) => 0.8;
    internal override void AddTo(FieldIndexBuilder index) => index.AnyValue();
    internal override DataValue Example(DataValue? present) => present ?? "any";
}

/// <summary>The field has no value.</summary>
internal sealed class AbsentCondition(DataValue json) : Condition("exists", json)
{
    public override string Wanted => "is not there";
    public override bool HoldsWhenAbsent => true;
    internal override bool Matches(in EventValue value) => false;
    internal override double Share(int kin) => 1;

    internal override void AddTo(FieldIndexBuilder index)
    {
        // No value leads here: rules that may lack the field are found by another one, or always looked at.
    }

    internal override DataValue? Example(DataValue? present) => null;
}
