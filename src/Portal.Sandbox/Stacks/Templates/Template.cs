using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Templates;

/// <summary>A template taken apart and checked for its form. Transforms have been applied before.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html</remarks>
internal sealed class Template
{
    private static readonly string[] Sections =
        ["AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Rules", "Mappings", "Conditions", "Transform", "Globals", "Resources", "Outputs", "Hooks"];

    private Template(DataObject data)
    {
        Data = data;
        Description = data.GetString("Description");
        Parameters = [.. Members("Parameters").Select(p => ParameterDefinition.Read(p.Key, p.Value))];
        Mappings = Section("Mappings");
        Conditions = Section("Conditions");
        Resources = [.. Members("Resources").Select(r => ResourceDefinition.Read(r.Key, r.Value))];
        Outputs = [.. Members("Outputs").Select(o => OutputDefinition.Read(o.Key, o.Value))];
    }

    public DataObject Data { get; }
    public string? Description { get; }
    public IReadOnlyList<ParameterDefinition> Parameters { get; }
    public DataObject Mappings { get; }
    public DataObject Conditions { get; }
    public IReadOnlyList<ResourceDefinition> Resources { get; }
    public IReadOnlyList<OutputDefinition> Outputs { get; }

    /// <exception cref="Identity.AwsFault">The form is wrong.</exception>
    public static Template Read(DataObject data)
    {
        if (data.Names.FirstOrDefault(n => !Sections.Contains(n)) is { } unknown) throw StackFaults.Format($"Invalid template property or properties [{unknown}]");
        if (data["AWSTemplateFormatVersion"] is { } version && version is not DataString { Value: "2010-09-09" })
            throw StackFaults.Format("Template format version must be 2010-09-09, as text.");
        var template = new Template(data);
        if (template.Resources.Count == 0) throw StackFaults.Format("At least one Resources member must be defined.");
        CheckConditionNames(template);
        return template;
    }

    /// <summary>The names of the transforms that a template asks for.</summary>
    public static IReadOnlyList<string> Transforms(DataObject data) => data["Transform"] switch
    {
        DataString one => [one.Value],
        DataArray many => [.. many.Select(t => t is DataString name ? name.Value : (t as DataObject)?.GetString("Name") ?? "")],
        DataObject one => [one.GetString("Name") ?? ""],
        _ => [],
    };

    private static void CheckConditionNames(Template template)
    {
        foreach (var name in template.Resources.Select(r => r.Condition).Concat(template.Outputs.Select(o => o.Condition)))
        {
            if (name is not null && !template.Conditions.Contains(name)) throw StackFaults.Format($"Unresolved condition dependency {name}.");
        }
    }

    private DataObject Section(string name) => Data[name] switch
    {
        null or DataNull => DataObject.Empty,
        DataObject section => section,
        _ => throw StackFaults.Format($"{name} must be an object."),
    };

    private IEnumerable<KeyValuePair<string, DataObject>> Members(string section) => Section(section).Select(m =>
        KeyValuePair.Create(m.Key, m.Value as DataObject ?? throw StackFaults.Format($"Every {section} member must be an object. [{m.Key}]")));
}

/// <summary>A resource as the template describes it.</summary>
internal sealed record ResourceDefinition(string LogicalId, string Type, DataObject Properties)
{
    private static readonly string[] Known =
        ["Type", "Properties", "DependsOn", "Condition", "Metadata", "DeletionPolicy", "UpdateReplacePolicy", "UpdatePolicy", "CreationPolicy", "Description"];

    public string? Condition { get; init; }
    public IReadOnlyList<string> DependsOn { get; init; } = [];
    public string DeletionPolicy { get; init; } = "Delete";
    public string UpdateReplacePolicy { get; init; } = "Delete";

    public static ResourceDefinition Read(string logicalId, DataObject data)
    {
        if (logicalId.Length == 0 || !logicalId.All(char.IsAsciiLetterOrDigit)) throw StackFaults.Format($"Resource name {logicalId} is non alphanumeric.");
        if (data.Names.FirstOrDefault(n => !Known.Contains(n)) is { } unknown) throw StackFaults.Invalid($"Invalid template resource property '{unknown}'");
        var properties = data["Properties"] switch
        {
            null or DataNull => DataObject.Empty,
            DataObject fields => fields,
            _ => throw StackFaults.Format("Properties must be an object."),
        };
        return new ResourceDefinition(logicalId, data.GetString("Type") ?? throw StackFaults.Format($"[/Resources/{logicalId}] Every Resources object must contain a Type member."), properties)
        {
            Condition = data.GetString("Condition"),
            DependsOn = data["DependsOn"] switch
            {
                DataString one => [one.Value],
                DataArray many => [.. many.OfType<DataString>().Select(d => d.Value)],
                _ => [],
            },
            DeletionPolicy = Policy(data, "DeletionPolicy", "Delete", "Retain", "Snapshot", "RetainExceptOnCreate"),
            UpdateReplacePolicy = Policy(data, "UpdateReplacePolicy", "Delete", "Retain", "Snapshot"),
        };
    }

    private static string Policy(DataObject data, string name, params string[] allowed)
    {
        var value = data.GetString(name) ?? "Delete";
        return allowed.Contains(value) ? value : throw StackFaults.Format($"Unrecognized {name} {value} for resource.");
    }
}

/// <summary>An output as the template describes it.</summary>
internal sealed record OutputDefinition(string Key, DataValue Value, string? Description, string? Condition, DataValue? ExportName)
{
    public static OutputDefinition Read(string key, DataObject data) => new(
        key,
        data["Value"] ?? throw StackFaults.Format($"Output {key} is malformed. Every Outputs member must contain a Value object"),
        data.GetString("Description"),
        data.GetString("Condition"),
        data.GetObject("Export")?["Name"]);
}
