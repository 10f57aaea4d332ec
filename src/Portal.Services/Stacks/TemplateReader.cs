using Portal.Languages.Data;

namespace Portal.Services.Stacks;

/// <summary>What a page shows of a template before it is deployed.</summary>
internal static class TemplateReader
{
    public static PackagedTemplate Describe(DataObject template, IReadOnlyList<string> notes) =>
        new(template.ToJson(), [.. Parameters(template)], [.. Resources(template)], notes, template.Contains("Transform")) { Description = template.GetString("Description") };

    private static IEnumerable<TemplateParameter> Parameters(DataObject template)
    {
        foreach (var (name, value) in template.GetObject("Parameters") ?? DataObject.Empty)
        {
            if (value is DataObject p) yield return new(name, p.GetString("Type") ?? "String", Text(p["Default"]), p.GetString("Description"), p["NoEcho"] is { } secret && Text(secret) == "true");
        }
    }

    private static IEnumerable<TemplateResource> Resources(DataObject template) =>
        (template.GetObject("Resources") ?? DataObject.Empty).Select(r => new TemplateResource(r.Key, (r.Value as DataObject)?.GetString("Type") ?? ""));

    /// <summary>CloudFormation's parameters are texts; YAML may have made numbers or truth values of them.</summary>
    private static string? Text(DataValue? value) => value switch { null => null, DataString s => s.Value, _ => value.ToJson() };
}
