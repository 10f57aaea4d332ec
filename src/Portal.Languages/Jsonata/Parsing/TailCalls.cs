using Portal.Languages.Jsonata.Nodes;

namespace Portal.Languages.Jsonata.Parsing;

/// <summary>Marks the calls that are the last thing a function does.</summary>
internal static class TailCalls
{
    public static void Mark(Node body)
    {
        while (true)
        {
            switch (body)
            {
                case CallNode { Predicates: null } call:
                    call.IsTailCall = true;

                    // A grouping on a call in tail position is lost in JSONata's own evaluator.
                    call.Grouping = null;
                    return;
                case ConditionNode condition:
                    Mark(condition.Then);
                    if (condition.Otherwise is null) return;
                    body = condition.Otherwise;
                    break;
                case BlockNode { Expressions: [.., var last] }:
                    body = last;
                    break;
                default:
                    return;
            }
        }
    }
}
