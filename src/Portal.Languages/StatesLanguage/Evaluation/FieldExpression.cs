namespace Portal.Languages.StatesLanguage.Evaluation;

/// <summary>One expression of a definition: a path, a call of an intrinsic function, or JSONata.</summary>
/// <param name="Path">Where it stands in what it was asked of, <c>Parameters/Entries[0]/Detail</c>; empty for the whole. The ending <c>.$</c> is left out.</param>
/// <param name="Text">The expression as written, without <c>{% %}</c>.</param>
public sealed record FieldExpression(string Path, string Text)
{
    /// <summary>True where it reads the task token from the context object, or reads a part of the context object that holds it.</summary>
    public bool ReadsTaskToken { get; init; }

    /// <summary>The workflow variables that it reads, without the <c>$</c>, in order of appearance.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>The same expression, seen from further out.</summary>
    internal FieldExpression Under(string field) => this with { Path = Templates.TemplatePath.Join(field, Path) };
}

/// <summary>A part of a definition that has expressions in it.</summary>
public interface IHasExpressions
{
    IEnumerable<FieldExpression> Expressions { get; }
}
