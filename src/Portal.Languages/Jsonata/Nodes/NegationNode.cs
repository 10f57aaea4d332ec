using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary>A minus sign before an operand: https://docs.jsonata.org/numeric-operators#--substractionnegation</summary>
internal sealed class NegationNode(int position, Node operand) : Node(position)
{
    public override string TypeName => "unary";

    protected override void CollectOwn(ReferenceCollector collector) => operand.Collect(collector);

    protected override DataValue? Compute(DataValue? input, Frame frame, Run run) => operand.Evaluate(input, frame, run) switch
    {
        null => null,
        var value when Numbers.IsNumeric(value, out var number) => Numbers.Of(-number),
        var other => throw new JsonataException("D1002") { Position = Position, Token = "-", Value = other },
    };
}
