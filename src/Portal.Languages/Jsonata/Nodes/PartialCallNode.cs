using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary>A call with <c>?</c> among its arguments, which makes a function: https://docs.jsonata.org/programming#partial-function-application</summary>
/// <param name="position">Where it stands.</param>
/// <param name="procedure">The function.</param>
/// <param name="arguments">The arguments; null where there is a <c>?</c>.</param>
internal sealed class PartialCallNode(int position, Node procedure, List<Node?> arguments) : Node(position)
{
    public override string TypeName => "partial";

    protected override void CollectOwn(ReferenceCollector collector)
    {
        collector.Called(procedure);
        foreach (var argument in arguments) argument?.Collect(collector);
    }

    protected override DataValue? Compute(DataValue? input, Frame frame, Run run)
    {
        var values = new DataValue?[arguments.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i] is { } argument ? argument.Evaluate(input, frame, run) : Placeholder.Instance;
        }

        var function = procedure.Evaluate(input, frame, run);
        if (function is FunctionValue callable) return callable.ApplyPartially(values);
        var name = CallNode.NameWithoutDollar(procedure);
        var isForgottenDollar = function is null && name is not null && Truth.IsSet(frame.Lookup(name));
        throw new JsonataException(isForgottenDollar ? "T1007" : "T1008") { Position = Position, Token = name ?? (procedure as VariableNode)?.Name };
    }
}
