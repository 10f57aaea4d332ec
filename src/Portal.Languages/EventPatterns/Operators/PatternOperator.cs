using Portal.Languages.Data;
using Portal.Languages.EventPatterns.Parsing;

namespace Portal.Languages.EventPatterns.Operators;

/// <summary>
/// One match operator: its word in a pattern, how its argument is read and what EventBridge says of a wrong one.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
/// </summary>
internal abstract class PatternOperator
{
    protected const string OneKey = "Only one key allowed in match expression";

    /// <summary>What EventBridge says of a second operator in a numeric or anything-but expression.</summary>
    protected const string TooManyElements = "Too many elements in numeric expression";

    public abstract string Name { get; }

    /// <summary>What EventBridge says where a second operator stands beside this one.</summary>
    public virtual string SecondKeyComplaint => OneKey;

    /// <summary>Reads the argument. Null where it is wrong (then the problem is noted) or breaks off.</summary>
    /// <param name="argument">The operator's argument.</param>
    /// <param name="path">JSONPath of the argument.</param>
    /// <param name="problems">Where complaints go.</param>
    public abstract Condition? Read(PatternNode argument, string path, PatternProblems problems);

    /// <summary>The condition as it stands in the pattern.</summary>
    protected DataValue Write(DataValue argument) => new DataObjectBuilder { [Name] = argument }.Build();
}
