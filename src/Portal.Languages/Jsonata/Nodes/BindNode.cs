using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary><c>:=</c>, which gives a variable of the block its value: https://docs.jsonata.org/programming#variables</summary>
internal sealed class BindNode(int position, string variable, Node value) : Node(position)
{
    public override string TypeName => "bind";

    protected override void CollectOwn(ReferenceCollector collector)
    {
        // A function may call itself by the variable that it is bound to.
        if (value is LambdaNode) collector.Declare(variable);
        value.Collect(collector);
        collector.Declare(variable);
    }

    protected override DataValue? Compute(DataValue? input, Frame frame, Run run)
    {
        var result = value.Evaluate(input, frame, run);
        frame.Bind(variable, result);
        return result;
    }
}
