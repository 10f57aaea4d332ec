using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Nodes;

namespace Portal.Languages.Jsonata.Values;

/// <summary>
/// A call that is the last thing a function does, not made yet: the caller makes it in a loop, so that recursion in tail
/// position needs no stack. https://docs.jsonata.org/programming#tail-call-optimization-tail-recursion
/// </summary>
internal sealed class TailCall(CallNode call, DataValue? input, Frame frame) : FunctionValue
{
    public CallNode Call { get; } = call;
    public DataValue? Input { get; } = input;
    public Frame Frame { get; } = frame;
    public override int Arity => 0;

    public override DataValue? Invoke(DataValue?[] arguments, DataValue? input, Run run) => this;
    public override FunctionValue ApplyPartially(DataValue?[] arguments) => this;
}
