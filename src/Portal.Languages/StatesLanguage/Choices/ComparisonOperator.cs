using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Choices;

/// <summary>What a comparison compares with.</summary>
internal enum OperandKind
{
    String,
    Number,
    Boolean,
    Timestamp,
}

/// <summary>One data-test of Choice rules.</summary>
/// <param name="Name">As in the definition, without the ending <c>Path</c>: <c>NumericLessThan</c>.</param>
/// <param name="Symbol">How people are shown it: <c>&lt;</c>.</param>
/// <param name="Operand">What the literal must be.</param>
/// <param name="HasPathForm">Whether <c>NumericLessThanPath</c> exists too.</param>
/// <param name="Test">The variable's value (null where its path leads nowhere) against the operand. Values of other types never match.</param>
internal sealed record ComparisonOperator(string Name, string Symbol, OperandKind Operand, bool HasPathForm, Func<DataValue?, DataValue, bool> Test)
{
    /// <summary>True where the test also answers for a path that leads nowhere.</summary>
    public bool AcceptsAbsence { get; init; }
}
