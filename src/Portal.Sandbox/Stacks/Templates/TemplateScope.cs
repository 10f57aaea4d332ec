using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Templates;

/// <summary>What the functions of one template see: parameters, pseudo parameters, mappings, conditions and resources.</summary>
internal sealed class TemplateScope(
    Template template, IReadOnlyDictionary<string, DataValue> parameters, PseudoParameters pseudo, IReferences references)
{
    private readonly Dictionary<string, bool?> conditions = new(StringComparer.Ordinal);

    public DataObject Mappings => template.Mappings;
    public IReferences References { get; } = references;
    public PseudoParameters Pseudo { get; } = pseudo;

    /// <summary>The value with every function replaced by what it gives; null where that is AWS::NoValue.</summary>
    /// <exception cref="Identity.AwsFault">A function is used wrongly, or names what is not there.</exception>
    public DataValue? Evaluate(DataValue value)
    {
        switch (value)
        {
            case DataObject { Count: 1 } function when Functions.All.TryGetValue(function.Names.First(), out var apply):
                return apply(this, function.First().Value);
            case DataObject { Count: 1 } function when function.Names.First().StartsWith("Fn::", StringComparison.Ordinal):
                throw StackFaults.Template($"the function {function.Names.First()} is not supported by the sandbox");
            case DataObject fields:
                var builder = new DataObjectBuilder(fields.Count);
                foreach (var (name, field) in fields) builder[name] = Evaluate(field);
                return builder.Build();
            case DataArray items:
                return new DataArray([.. items.Select(Evaluate).OfType<DataValue>()]);
            default:
                return value;
        }
    }

    /// <summary>What <c>Ref</c> gives; null for AWS::NoValue.</summary>
    public DataValue? Ref(string name)
    {
        if (name == "AWS::NoValue") return null;
        if (Pseudo.Find(name) is { } own) return own;
        if (parameters.TryGetValue(name, out var parameter)) return parameter;
        if (IsResource(name)) return References.Ref(name);
        throw StackFaults.Format($"Unresolved resource dependencies [{name}] in the Resources block of the template");
    }

    public DataValue Attribute(string logicalId, string attribute) => IsResource(logicalId)
        ? References.Attribute(logicalId, attribute)
        : throw StackFaults.Template($"instance of Fn::GetAtt references undefined resource {logicalId}");

    public bool Condition(string name)
    {
        if (conditions.TryGetValue(name, out var known)) return known ?? throw StackFaults.Template($"Found circular condition dependency at {name}");
        if (!template.Conditions.TryGet(name, out var definition)) throw StackFaults.Format($"Unresolved condition dependency {name}.");
        conditions[name] = null;
        var holds = Functions.Truth(this, definition, "Conditions");
        conditions[name] = holds;
        return holds;
    }

    private bool IsResource(string name) => template.Resources.Any(r => r.LogicalId == name);
}
