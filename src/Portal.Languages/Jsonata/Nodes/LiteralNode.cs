using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary>A string, a number, true, false or null.</summary>
internal sealed class LiteralNode(int position, DataValue value) : Node(position)
{
    public DataValue Value { get; } = value;

    public override string TypeName => Value switch
    {
        DataString => "string",
        DataNumber => "number",
        _ => "value",
    };

    protected override void CollectOwn(ReferenceCollector collector)
    {
    }

    protected override DataValue? Compute(DataValue? input, Frame frame, Run run) => Value;
}
