namespace Portal.Languages.Data;

/// <summary>What JSONata tells apart among arrays while it evaluates an expression: https://docs.jsonata.org/processing#sequences</summary>
[Flags]
internal enum ArrayMarks : byte
{
    None = 0,

    /// <summary>The values that a query found: one value stands for itself, none is undefined, and a step flattens it.</summary>
    Sequence = 1,

    /// <summary>A sequence that stays an array with one value, by <c>[]</c>.</summary>
    KeepSingleton = 2,

    /// <summary>Built by an array constructor at the end of a path: a step does not flatten it.</summary>
    Constructed = 4,

    /// <summary>The wrapping of an input document that is an array itself.</summary>
    Outer = 8,
}
