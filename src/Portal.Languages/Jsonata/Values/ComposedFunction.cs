using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Values;

/// <summary><c>$f ~> $g</c>: a function that gives what <c>$f</c> makes of its argument to <c>$g</c>.</summary>
internal sealed class ComposedFunction(FunctionValue first, FunctionValue second) : FunctionValue
{
    public override int Arity => 1;

    public override DataValue? Invoke(DataValue?[] arguments, DataValue? input, Run run)
    {
        var argument = arguments.Length > 0 ? arguments[0] : null;
        if (argument is FunctionValue function) argument = function.AsArgument();
        var between = Sequences.Normalize(run.Call(first, [argument], DataValue.Null, "f", null));
        return run.Call(second, [between], input, "g", null);
    }

    public override FunctionValue ApplyPartially(DataValue?[] arguments) => this;
}
