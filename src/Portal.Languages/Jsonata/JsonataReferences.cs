namespace Portal.Languages.Jsonata;

/// <summary>What an expression reads from outside, as far as its text shows.</summary>
/// <param name="Variables">Variables that the expression does not bind itself, functions left out, in order of appearance.</param>
/// <param name="Fields">
/// Fields, <c>$</c> and <c>$$</c> that are read from the input document. Step Functions has no input document: there they
/// are always undefined.
/// </param>
/// <param name="Functions">Names, without the <c>$</c>, of the functions that are called or passed on and not bound in the expression.</param>
public sealed record JsonataReferences(
    IReadOnlyList<JsonataVariableReference> Variables,
    IReadOnlyList<JsonataFieldReference> Fields,
    IReadOnlyList<string> Functions);

/// <summary>A variable that an expression reads.</summary>
/// <param name="Name">The name without the <c>$</c>.</param>
/// <param name="Path">The field names that follow, up to the first step that is no plain name: <c>input, orders</c> of <c>$states.input.orders[0].id</c>.</param>
/// <param name="Position">Characters from the start of the expression to the end of the variable.</param>
public sealed record JsonataVariableReference(string Name, IReadOnlyList<string> Path, int Position);

/// <summary>A field of the input document that an expression reads.</summary>
/// <param name="Name">The first field name, <c>$</c> or <c>$$</c>, or a wildcard.</param>
/// <param name="Position">Characters from the start of the expression to the end of the name.</param>
public sealed record JsonataFieldReference(string Name, int Position);
