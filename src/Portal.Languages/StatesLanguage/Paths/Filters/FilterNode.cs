using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Paths.Filters;

/// <summary>A condition of a filter.</summary>
internal abstract class FilterNode
{
    /// <param name="item">What <c>@</c> stands for.</param>
    /// <param name="root">What <c>$</c> stands for.</param>
    public abstract bool IsTrue(DataValue item, DataValue root);
}

/// <summary>Both of two conditions.</summary>
internal sealed class AndNode(FilterNode left, FilterNode right) : FilterNode
{
    public override bool IsTrue(DataValue item, DataValue root) => left.IsTrue(item, root) && right.IsTrue(item, root);
}

/// <summary>At least one of two conditions.</summary>
internal sealed class OrNode(FilterNode left, FilterNode right) : FilterNode
{
    public override bool IsTrue(DataValue item, DataValue root) => left.IsTrue(item, root) || right.IsTrue(item, root);
}

/// <summary>The contrary of a condition.</summary>
internal sealed class NotNode(FilterNode inner) : FilterNode
{
    public override bool IsTrue(DataValue item, DataValue root) => !inner.IsTrue(item, root);
}

/// <summary>A path alone: true where it leads to something, be it false or null.</summary>
internal sealed class ExistsNode(FilterOperand operand) : FilterNode
{
    public override bool IsTrue(DataValue item, DataValue root) => operand.Value(item, root) is { } value && (operand.IsPath || value.Equals(DataValue.True));
}

/// <summary>Two operands and what is asked of them.</summary>
internal sealed class ComparisonNode(FilterOperand left, FilterOperator test, FilterOperand right) : FilterNode
{
    public override bool IsTrue(DataValue item, DataValue root) => test(left.Value(item, root), right.Value(item, root), right);
}
