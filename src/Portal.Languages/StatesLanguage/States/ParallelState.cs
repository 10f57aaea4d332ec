using System.Collections.Frozen;
using Portal.Languages.StatesLanguage.Parsing;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>A state that runs its branches at the same time, each with the same input; its result is the array of their outputs.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html</remarks>
public sealed class ParallelState : RetryableState
{
    private static readonly FrozenSet<string> BranchFields = new[] { "StartAt", "States", "Comment" }.ToFrozenSet(StringComparer.Ordinal);

    private ParallelState(StateReader reader)
        : base(reader, hasParameters: true)
    {
        reader.Fields.Require("Branches");
        Branches = [.. reader.Fields.Objects("Branches", mayBeEmpty: false).Select(f => ReadBranch(reader, f))];
    }

    public override StateType Type => StateType.Parallel;

    public IReadOnlyList<StateGraph> Branches { get; }

    internal static ParallelState Read(StateReader reader)
    {
        reader.Check(StateFields.Parallel);
        return new ParallelState(reader);
    }

    private static StateGraph ReadBranch(StateReader reader, FieldReader fields)
    {
        fields.Allow(BranchFields);
        var comment = fields.Text("Comment");
        return reader.Inner(fields, reader.IsExpress).Read((startAt, states) => new StateGraph { StartAt = startAt, States = states, Comment = comment });
    }
}
