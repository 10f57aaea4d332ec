using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary>A function call: https://docs.jsonata.org/programming#invoking-a-function</summary>
internal sealed class CallNode(int position, Node procedure, List<Node> arguments) : Node(position)
{
    public Node Procedure { get; } = procedure;

    /// <summary>Whether the enclosing function has nothing left to do afterwards, so that the call can wait until it is gone.</summary>
    public bool IsTailCall { get; set; }

    public override string TypeName => "function";

    /// <summary>The function's name for errors; null where it has none.</summary>
    private string? Name => (Procedure as VariableNode)?.Name ?? NameWithoutDollar(Procedure);

    /// <summary>The first name of a path: somebody may have forgotten the <c>$</c>.</summary>
    public static string? NameWithoutDollar(Node procedure) => procedure is PathNode { Steps: [NameNode name, ..] } ? name.Name : null;

    protected override void CollectOwn(ReferenceCollector collector)
    {
        collector.Called(Procedure);
        foreach (var argument in arguments) argument.Collect(collector);
    }

    /// <summary>The arguments' values as they are.</summary>
    public DataValue?[] EvaluateArguments(DataValue? input, Frame frame, Run run)
    {
        var values = new DataValue?[arguments.Count];
        for (var i = 0; i < values.Length; i++) values[i] = arguments[i].Evaluate(input, frame, run);
        return values;
    }

    /// <summary>Makes the call with one more argument in front, for <c>~&gt;</c>.</summary>
    public DataValue? Apply(DataValue? first, DataValue? input, Frame frame, Run run)
    {
        var function = Function(input, frame, run);
        var values = new DataValue?[arguments.Count + 1];
        values[0] = first;
        for (var i = 0; i < arguments.Count; i++) values[i + 1] = Argument(arguments[i], input, frame, run);
        return Invoke(function, values, input, frame, run);
    }

    protected override DataValue? Compute(DataValue? input, Frame frame, Run run)
    {
        if (IsTailCall) return new TailCall(this, input, frame);
        var function = Function(input, frame, run);
        var values = new DataValue?[arguments.Count];
        for (var i = 0; i < values.Length; i++) values[i] = Argument(arguments[i], input, frame, run);
        return Invoke(function, values, input, frame, run);
    }

    private static DataValue? Argument(Node argument, DataValue? input, Frame frame, Run run)
    {
        var value = argument.Evaluate(input, frame, run);
        return value is FunctionValue function ? function.AsArgument() : value;
    }

    private DataValue? Function(DataValue? input, Frame frame, Run run)
    {
        var function = Procedure.Evaluate(input, frame, run);
        if (function is null && NameWithoutDollar(Procedure) is { } name && Truth.IsSet(frame.Lookup(name)))
        {
            throw new JsonataException("T1005") { Position = Position, Token = name };
        }

        return function;
    }

    private DataValue? Invoke(DataValue? function, DataValue?[] values, DataValue? input, Frame frame, Run run)
    {
        if (function is not FunctionValue callable) throw new JsonataException("T1006") { Position = Position, Token = Name };
        run.CallerFrame = frame;
        return run.Call(callable, values, input, Name, Position);
    }
}
