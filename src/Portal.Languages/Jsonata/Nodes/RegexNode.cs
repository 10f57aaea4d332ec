using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Patterns;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary>A regular expression: https://docs.jsonata.org/regex</summary>
internal sealed class RegexNode(int position, JsonataPattern pattern) : Node(position)
{
    private readonly RegexFunction function = new(pattern, position);

    public override string TypeName => "regex";

    protected override void CollectOwn(ReferenceCollector collector)
    {
    }

    protected override DataValue? Compute(DataValue? input, Frame frame, Run run) => function;
}
