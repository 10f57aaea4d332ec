using Portal.Languages.Data;
using Portal.Sandbox.Executions.Integrations;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Stacks.Templates;

namespace Portal.Sandbox.Stacks.Resources;

/// <summary>What a handler works on.</summary>
/// <param name="Stack">The resource's stack.</param>
/// <param name="LogicalId">The resource in it.</param>
/// <param name="Properties">Its properties, functions replaced by their values.</param>
/// <param name="Calls">The operations.</param>
internal sealed record ResourceTask(Stack Stack, string LogicalId, DataObject Properties, IServiceCalls Calls)
{
    public ResourceScope Scope => Stack.Scope;

    /// <summary>
    /// The physical id of a resource whose making takes several calls, from the first on: should a later call fail, the stack
    /// knows what to delete.
    /// </summary>
    public string? Begun { get; set; }

    public string NewName(int longest, string ending = "") => PhysicalNames.Create(Stack.Name, LogicalId, longest, ending);

    /// <summary>A property as text; null when it is not given.</summary>
    public string? Text(string property) => Functions.Scalar(Properties[property]);

    /// <exception cref="AwsFault">The property is not given.</exception>
    public string RequiredText(string property) => Text(property) ?? throw StackFaults.Invalid($"Property {property} is required");

    public ValueTask<DataObject> CallAsync(string service, string action, DataObjectBuilder input, CancellationToken cancellationToken) =>
        Calls.CallAsync(Scope, service, action, input.Build(), cancellationToken);

    /// <summary>Calls an operation that deletes; what is not there is as good as deleted.</summary>
    public async ValueTask DeleteAsync(string service, string action, DataObjectBuilder input, CancellationToken cancellationToken)
    {
        try
        {
            await CallAsync(service, action, input, cancellationToken);
        }
        catch (AwsFault fault) when (IsMissing(fault))
        {
            // Somebody deleted it by hand.
        }
    }

    /// <summary>The tags of the resource and of its stack; the resource's own count.</summary>
    public IReadOnlyDictionary<string, string> Tags()
    {
        var tags = new Dictionary<string, string>(Stack.Input.Tags, StringComparer.Ordinal);
        foreach (var tag in (Properties.GetArray("Tags") ?? DataArray.Empty).OfType<DataObject>())
        {
            if (tag.GetString("Key") is { } key) tags[key] = Functions.Scalar(tag["Value"]) ?? "";
        }

        return tags;
    }

    /// <summary>The tags as most services take them; null without any.</summary>
    public DataArray? TagList(string keyName = "Key", string valueName = "Value")
    {
        var tags = Tags();
        return tags.Count == 0 ? null : new DataArray([.. tags.Select(t => (DataValue)new DataObjectBuilder { [keyName] = t.Key, [valueName] = t.Value }.Build())]);
    }

    /// <summary>The tags as a map; null without any.</summary>
    public DataObject? TagMap()
    {
        var tags = Tags();
        return tags.Count == 0 ? null : StackRows.Map(tags);
    }

    private static bool IsMissing(AwsFault fault) =>
        fault.Status == 404 || fault.Code.Contains("NotFound", StringComparison.Ordinal) || fault.Code.Contains("DoesNotExist", StringComparison.Ordinal)
        || fault.Code.Contains("NonExistent", StringComparison.Ordinal) || fault.Code.Contains("NoSuchEntity", StringComparison.Ordinal);
}
