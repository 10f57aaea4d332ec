using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Templates;

/// <summary>The values of a stack's parameters.</summary>
internal static class ParameterValues
{
    /// <summary>Gives each parameter its value: the one given, the one before, or its default.</summary>
    /// <param name="definitions">What the template asks for.</param>
    /// <param name="given">What the caller gave; null as a value stands for the one before.</param>
    /// <param name="previous">The values of the stack as it is.</param>
    /// <exception cref="Identity.AwsFault">One is missing, unknown or not allowed.</exception>
    public static Dictionary<string, string> Resolve(
        IReadOnlyList<ParameterDefinition> definitions, IReadOnlyDictionary<string, string?> given, IReadOnlyDictionary<string, string> previous)
    {
        var unknown = given.Keys.Where(k => definitions.All(d => d.Name != k)).ToList();
        if (unknown.Count > 0) throw StackFaults.Invalid($"Parameters: [{string.Join(", ", unknown)}] do not exist in the template");
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var definition in definitions)
        {
            var value = given.TryGetValue(definition.Name, out var own) ? own ?? previous.GetValueOrDefault(definition.Name) : definition.Default;
            if (value is null) missing.Add(definition.Name);
            else values[definition.Name] = value;
        }

        if (missing.Count > 0) throw StackFaults.Invalid($"Parameters: [{string.Join(", ", missing)}] must have values");
        foreach (var definition in definitions) definition.Check(values[definition.Name]);
        return values;
    }

    /// <summary>The values as <c>Ref</c> gives them.</summary>
    public static Dictionary<string, DataValue> ToData(IReadOnlyList<ParameterDefinition> definitions, IReadOnlyDictionary<string, string> values) =>
        definitions.Where(d => values.ContainsKey(d.Name)).ToDictionary(d => d.Name, d => d.Check(values[d.Name]), StringComparer.Ordinal);
}
