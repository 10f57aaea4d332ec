using Portal.Sandbox.Executions.Integrations;

namespace Portal.Sandbox.Stacks.Resources;

/// <summary>The types of resources that the sandbox can make.</summary>
internal sealed class ResourceHandlers
{
    private readonly Dictionary<string, ResourceHandler> byType;
    private readonly IServiceCalls calls;

    public ResourceHandlers(IEnumerable<ResourceHandler> handlers, IServiceCalls calls)
    {
        byType = handlers.ToDictionary(h => h.Type, StringComparer.Ordinal);
        this.calls = calls;
    }

    /// <summary>Null where resources of the type are only recorded.</summary>
    public ResourceHandler? Find(string type) =>
        byType.TryGetValue(type, out var handler) && calls.Has(handler.Action.Service, handler.Action.Action) ? handler : null;
}
