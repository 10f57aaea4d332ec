using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Signatures;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary>A function definition: https://docs.jsonata.org/programming#defining-a-function</summary>
internal sealed class LambdaNode(int position, string[] parameters, Signature? signature, Node body) : Node(position)
{
    public override string TypeName => "lambda";

    protected override void CollectOwn(ReferenceCollector collector) => collector.Within(() =>
    {
        foreach (var parameter in parameters) collector.Declare(parameter);
        body.Collect(collector);
    });

    protected override DataValue? Compute(DataValue? input, Frame frame, Run run) => new Lambda(parameters, signature, body, input, frame);
}
