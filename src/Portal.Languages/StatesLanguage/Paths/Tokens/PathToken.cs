using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Paths.Tokens;

/// <summary>One step of a path.</summary>
internal abstract class PathToken
{
    /// <summary>The step after; null for the last.</summary>
    public PathToken? Next { get; private set; }

    /// <summary>The step before; null for the first.</summary>
    public PathToken? Previous { get; private set; }

    /// <summary>True where the step leads to one value at most.</summary>
    public abstract bool IsDefinite { get; }

    protected bool IsLeaf => Next is null;

    /// <summary>True where all steps before this one are definite: then a step that does not fit fails the path.</summary>
    protected bool IsUpstreamDefinite { get; private set; } = true;

    /// <summary>Takes the step from a value; null stands for an index beyond the end.</summary>
    public abstract void Evaluate(DataValue? model, PathWalk walk);

    public void Append(PathToken next)
    {
        Next = next;
        next.Previous = this;
        next.IsUpstreamDefinite = IsUpstreamDefinite && IsDefinite;
    }

    /// <summary>The step in bracket notation.</summary>
    public abstract override string ToString();

    protected void Continue(DataValue? value, PathWalk walk)
    {
        if (!walk.Visit()) return;
        if (Next is null) walk.Add(value);
        else Next.Evaluate(value, walk);
    }

    /// <summary>The item at an index; beyond the end it is null, and a negative index counts from the end.</summary>
    protected void ContinueAt(DataArray array, int index, PathWalk walk)
    {
        var at = index < 0 ? array.Count + index : index;
        Continue(at >= 0 && at < array.Count ? array[at] : null, walk);
    }

    /// <summary>The array that an index or a slice is applied to; null, and a failure where the step must fit, for anything else.</summary>
    protected DataArray? ArrayOrFail(DataValue? model, PathWalk walk)
    {
        if (model is DataArray array) return array;
        if (IsUpstreamDefinite)
        {
            walk.Fail(model is null
                ? $"The path {PathHere(withThis: false)} is null"
                : $"Filter: {this} can only be applied to arrays. Current context is: {model.ToJson()}");
        }

        return null;
    }

    /// <summary>The bracket notation of the path before this step, or with it.</summary>
    protected string PathHere(bool withThis)
    {
        var steps = new Stack<PathToken>();
        for (var token = withThis ? this : Previous; token is not null; token = token.Previous) steps.Push(token);
        return "$" + string.Concat(steps);
    }
}
