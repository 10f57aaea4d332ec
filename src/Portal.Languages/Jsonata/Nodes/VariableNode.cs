using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary>A variable, the context <c>$</c> or the document <c>$$</c>: https://docs.jsonata.org/programming#variables</summary>
internal sealed class VariableNode(int position, string name) : Node(position)
{
    /// <summary>The name without the <c>$</c>: empty for the context, <c>$</c> for the document.</summary>
    public string Name { get; } = name;

    public override string TypeName => "variable";

    protected override void CollectOwn(ReferenceCollector collector) => collector.Variable(this, []);

    protected override DataValue? Compute(DataValue? input, Frame frame, Run run)
    {
        if (Name.Length > 0) return frame.Lookup(Name);
        return input is DataArray { Count: 1 } array && (array.Marks & ArrayMarks.Outer) != 0 ? array[0] : input;
    }
}
