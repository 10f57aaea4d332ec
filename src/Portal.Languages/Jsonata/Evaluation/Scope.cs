using Portal.Languages.Data;
using Portal.Languages.Jsonata.Functions;

namespace Portal.Languages.Jsonata.Evaluation;

/// <summary>What an expression finds outside itself: the input document, the caller's variables, the functions of its dialect.</summary>
internal sealed class Scope(DataValue? document, JsonataBindings bindings, FunctionLibrary library)
{
    public DataValue? Lookup(string name)
    {
        if (name == "$") return document;
        if (bindings.TryGet(name, out var value)) return value;
        return library.Find(name);
    }
}
