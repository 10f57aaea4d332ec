using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Nodes;

namespace Portal.Languages.Jsonata.Parsing;

/// <summary>
/// Finds for every <c>%</c> the step whose input it means, and makes that step remember it: each <c>%</c> goes one step to
/// the left, out of predicates and blocks too. https://docs.jsonata.org/path-operators#-parent
/// </summary>
internal sealed class AncestorSearch
{
    private int labels;

    public AncestorSlot NewSlot() => new($"!{labels++}");

    /// <summary>Hands on what a part is looking for to the whole.</summary>
    public static void Push(Node whole, Node part)
    {
        if (part.SeekingParents is null && part is not ParentNode) return;
        var slots = part.SeekingParents ?? [];
        if (part is ParentNode parent) slots.Add(parent.Slot);
        if (whole.SeekingParents is null) whole.SeekingParents = slots;
        else if (!ReferenceEquals(whole.SeekingParents, slots)) whole.SeekingParents.AddRange(slots);
    }

    /// <summary>Looks left from the last step of a path for what that step is looking for.</summary>
    /// <exception cref="JsonataException">There is a step that has no parent (S0217).</exception>
    public static void Resolve(PathNode path)
    {
        var last = path.Steps[^1];
        List<AncestorSlot> slots = last.SeekingParents ?? [];
        if (last is ParentNode parent) slots.Add(parent.Slot);
        foreach (var slot in slots.ToArray())
        {
            var index = path.Steps.Count - 2;
            while (slot.Level > 0)
            {
                if (index < 0)
                {
                    (path.SeekingParents ??= []).Add(slot);
                    break;
                }

                var step = path.Steps[index--];

                // Steps in a row that bind the context to a variable stay where they are: they count as one.
                while (index >= 0 && step.Step?.Focus is not null && path.Steps[index].Step?.Focus is not null) step = path.Steps[index--];
                Seek(step, slot);
            }
        }
    }

    /// <summary>Looks for the parent that a predicate of this step means.</summary>
    public static void ResolvePredicate(Node step, Node predicate)
    {
        if (predicate.SeekingParents is not { } slots) return;
        foreach (var slot in slots)
        {
            if (slot.Level == 1) Seek(step, slot);
            else slot.Level--;
        }

        Push(step, predicate);
    }

    private static void Seek(Node node, AncestorSlot slot)
    {
        switch (node)
        {
            case NameNode or WildcardNode:
                if (--slot.Level > 0) break;
                if (node.StepInfo.Ancestor is { } known) slot.Label = known.Label;
                node.StepInfo.Ancestor = slot;
                node.StepInfo.IsTuple = true;
                break;
            case ParentNode:
                slot.Level++;
                break;
            case BlockNode { Expressions: [.., var last] }:
                node.StepInfo.IsTuple = true;
                Seek(last, slot);
                break;
            case BlockNode:
                break;
            case PathNode path:
                node.StepInfo.IsTuple = true;
                var index = path.Steps.Count - 1;
                Seek(path.Steps[index--], slot);
                while (slot.Level > 0 && index >= 0) Seek(path.Steps[index--], slot);
                break;
            default:
                throw new JsonataException("S0217") { Token = node.TypeName, Position = node.Position };
        }
    }
}
