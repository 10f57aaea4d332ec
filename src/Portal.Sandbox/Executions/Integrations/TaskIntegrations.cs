using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Executions.Integrations.Permissions;

namespace Portal.Sandbox.Executions.Integrations;

/// <summary>Every integration the sandbox has.</summary>
internal sealed class TaskIntegrations(IEnumerable<ITaskIntegration> integrations, TaskAccess access)
{
    private readonly GuardedIntegration[] all = [.. integrations.Select(i => new GuardedIntegration(i, access))];

    /// <summary>Null for a service that the sandbox does not have.</summary>
    /// <exception cref="InvalidOperationException">Two of them want the same resource.</exception>
    public ITaskIntegration? Find(TaskResource resource)
    {
        ITaskIntegration? found = null;
        foreach (var integration in all)
        {
            if (!integration.Handles(resource)) continue;
            if (found is not null) throw new InvalidOperationException($"{found.GetType().Name} and {integration.GetType().Name} both handle {resource.Arn}.");
            found = integration;
        }

        return found;
    }
}
