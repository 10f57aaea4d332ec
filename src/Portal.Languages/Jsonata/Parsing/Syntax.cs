using Portal.Languages.Data;
using Portal.Languages.Jsonata.Patterns;
using Portal.Languages.Jsonata.Signatures;

namespace Portal.Languages.Jsonata.Parsing;

internal enum SyntaxKind
{
    /// <summary>The end of the text where an operand should stand.</summary>
    End,
    Name,
    Variable,
    String,
    Number,
    Value,
    Regex,
    Wildcard,
    Descendants,
    Parent,

    /// <summary>An operator that stands as an operand: a field called <c>and</c>, <c>or</c> or <c>in</c>, or the <c>?</c> of a partial application.</summary>
    Operator,

    /// <summary>Two operands, and all that is written in their place: predicate, grouping, order-by, binding.</summary>
    Binary,
    Negation,
    Array,
    Object,
    Block,
    Call,
    PartialCall,
    Lambda,
    Condition,
    Transform,
}

/// <summary>One part of an expression as it is written. The <see cref="NodeBuilder"/> gives it its meaning.</summary>
internal sealed class Syntax(SyntaxKind kind, int position)
{
    public SyntaxKind Kind { get; set; } = kind;
    public int Position { get; } = position;

    /// <summary>The name, the operator, or the token as messages quote it.</summary>
    public string Text { get; init; } = "";

    public DataValue? Literal { get; init; }
    public JsonataPattern? Pattern { get; init; }

    /// <summary>The left operand, the condition, the pattern of a transform, what a call calls, what a lambda does, what is negated.</summary>
    public Syntax? Left { get; set; }

    /// <summary>The right operand, the "then" branch, the update of a transform.</summary>
    public Syntax? Right { get; set; }

    /// <summary>The "else" branch, the deletions of a transform.</summary>
    public Syntax? Third { get; set; }

    /// <summary>Arguments, parameters, items, the expressions of a block.</summary>
    public List<Syntax> Items { get; } = [];

    /// <summary>Keys and values of an object or a grouping.</summary>
    public List<(Syntax Key, Syntax Value)> Pairs { get; init; } = [];

    public List<(Syntax Expression, bool IsDescending)> Terms { get; } = [];
    public Signature? Signature { get; set; }

    /// <summary>Whether <c>[]</c> follows.</summary>
    public bool KeepArray { get; set; }
}
