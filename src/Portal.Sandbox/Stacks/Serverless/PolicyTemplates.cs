using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Serverless;

/// <summary>SAM's policy templates by name: what is allowed, on which resources, with which parameters. They stand in a file.</summary>
/// <remarks>https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html</remarks>
internal sealed class PolicyTemplates
{
    private static readonly Lazy<IReadOnlyDictionary<string, PolicyTemplates>> All = new(Load);

    private readonly string name;
    private readonly IReadOnlyList<string> parameters;
    private readonly DataArray statements;

    private PolicyTemplates(string name, DataObject data)
    {
        this.name = name;
        parameters = [.. (data.GetArray("parameters") ?? DataArray.Empty).Cast<DataString>().Select(p => p.Value)];
        statements = data.GetArray("statements") ?? DataArray.Empty;
    }

    /// <summary>Null where SAM has no such template.</summary>
    public static PolicyTemplates? Find(string name) => All.Value.GetValueOrDefault(name);

    /// <summary>The policy document with the parameters in it.</summary>
    /// <exception cref="FormatException">A parameter is missing.</exception>
    public DataObject Fill(DataObject values)
    {
        var missing = parameters.Where(p => !values.Contains(p)).ToList();
        if (missing.Count > 0) throw new FormatException($"Missing parameters of the policy template {name}: {string.Join(", ", missing)}.");
        return Shapes.Policy([.. statements.Cast<DataObject>().Select(s => (DataValue)Fill(s, values))]);
    }

    private DataObject Fill(DataObject statement, DataObject values)
    {
        var resources = statement.GetArray("on")!.Cast<DataString>().Select(r => (DataValue)(r.Value == "*" ? "*" : Shapes.Sub(r.Value, Variables(values)))).ToList();
        return new DataObjectBuilder
        {
            ["Effect"] = "Allow",
            ["Action"] = statement["allow"],
            ["Resource"] = resources.Count == 1 ? resources[0] : new DataArray(resources),
        }.Build();
    }

    private DataObject Variables(DataObject values)
    {
        var variables = new DataObjectBuilder();
        foreach (var parameter in parameters) variables.Set(parameter, values[parameter]!);
        return variables.Build();
    }

    private static Dictionary<string, PolicyTemplates> Load()
    {
        using var stream = typeof(PolicyTemplates).Assembly.GetManifestResourceStream("Portal.Sandbox.Stacks.Serverless.PolicyTemplates.json")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var data = (DataObject)DataValue.Parse(memory.ToArray());
        return data.ToDictionary(t => t.Key, t => new PolicyTemplates(t.Key, (DataObject)t.Value), StringComparer.Ordinal);
    }
}
