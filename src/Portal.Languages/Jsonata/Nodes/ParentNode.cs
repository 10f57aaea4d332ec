using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary><c>%</c>, what the context was taken from: https://docs.jsonata.org/path-operators#-parent</summary>
internal sealed class ParentNode(int position, AncestorSlot slot) : Node(position)
{
    public AncestorSlot Slot { get; } = slot;
    public override string TypeName => "parent";

    protected override void CollectOwn(ReferenceCollector collector)
    {
    }

    protected override DataValue? Compute(DataValue? input, Frame frame, Run run) => frame.Lookup(Slot.Label);
}
