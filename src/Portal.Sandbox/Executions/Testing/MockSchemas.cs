using System.Reflection;
using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.States;

namespace Portal.Sandbox.Executions.Testing;

/// <summary>The answers of operations that states call most, so that a mock can be checked against them; others are not checked.</summary>
internal static class MockSchemas
{
    private static readonly Lazy<Dictionary<string, MockSchema>> All = new(Load);

    /// <summary>Null for an operation that is not among them.</summary>
    public static MockSchema? Find(TaskResource resource)
    {
        var service = resource.Service switch { "events" => "eventbridge", "states" => "sfn", var other => other };
        var key = resource.Pattern is IntegrationPattern.Sync or IntegrationPattern.Sync2 ? $"{service}:{resource.Action}.sync" : $"{service}:{resource.Action}";
        return resource.Pattern == IntegrationPattern.WaitForTaskToken ? null : All.Value.GetValueOrDefault(key);
    }

    private static Dictionary<string, MockSchema> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Portal.Sandbox.Executions.Testing.MockSchemas.json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var operations = ((DataObject)DataValue.Parse(bytes.ToArray())).GetObject("operations")!;
        return operations.ToDictionary(o => o.Key, o => new MockSchema((DataObject)o.Value), StringComparer.Ordinal);
    }
}
