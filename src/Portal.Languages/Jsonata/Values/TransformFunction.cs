using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Nodes;
using Portal.Languages.Jsonata.Signatures;

namespace Portal.Languages.Jsonata.Values;

/// <summary>What a transform operator evaluates to.</summary>
internal sealed class TransformFunction(TransformNode transform, Frame frame) : FunctionValue
{
    private static readonly Signature Accepted = Signature.Parse("<(oa):o>");

    public override int Arity => 1;

    public override DataValue? Invoke(DataValue?[] arguments, DataValue? input, Run run) =>
        Accepted.Validate(arguments, input)[0] is { } value ? transform.Transform(value, frame, run) : null;

    public override FunctionValue ApplyPartially(DataValue?[] arguments) => this;
}
