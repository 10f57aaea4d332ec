using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Stacks.Templates;

namespace Portal.Sandbox.Stacks;

/// <summary>Brings a stack from one state to the next: creation, update, deletion, and back again where one fails.</summary>
internal sealed class StackDeployer(StackDirectory directory, StackSteps steps)
{
    public async Task CreateAsync(StackProgress progress, StackPlan plan, CancellationToken cancellationToken)
    {
        var failure = await CreateAllAsync(progress, plan, cancellationToken);
        failure ??= Outputs(progress, plan);
        if (failure is null)
        {
            await progress.StatusAsync(StackStatus.CreateComplete);
            return;
        }

        if (progress.Stack.OnFailure == "DO_NOTHING")
        {
            await progress.StatusAsync(StackStatus.CreateFailed, failure);
            return;
        }

        if (progress.Stack.OnFailure == "DELETE") await DeleteAsync(progress, cancellationToken, failure);
        else await RollBackAsync(progress, failure, cancellationToken);
    }

    /// <summary>Deletes what a creation that failed has made.</summary>
    public async Task RollBackAsync(StackProgress progress, string failure, CancellationToken cancellationToken)
    {
        await progress.StatusAsync(StackStatus.RollbackInProgress, failure + ". Rollback requested by user.");
        var failed = await DeleteAllAsync(progress, static r => r.DeletionPolicy == "RetainExceptOnCreate" ? "Delete" : r.DeletionPolicy, cancellationToken);
        if (failed.Count == 0) await progress.StatusAsync(StackStatus.RollbackComplete);
        else await progress.StatusAsync(StackStatus.RollbackFailed, $"The following resource(s) failed to delete: [{string.Join(", ", failed)}]. ");
    }

    public async Task DeleteAsync(StackProgress progress, CancellationToken cancellationToken, string? reason = null)
    {
        await progress.StatusAsync(StackStatus.DeleteInProgress, reason ?? "User Initiated");
        await CleanUpAsync(progress, cancellationToken);
        var failed = await DeleteAllAsync(progress, static r => r.DeletionPolicy == "RetainExceptOnCreate" ? "Retain" : r.DeletionPolicy, cancellationToken);
        if (failed.Count == 0) await progress.StatusAsync(StackStatus.DeleteComplete, change: s => s with { Outputs = [] });
        else await progress.StatusAsync(StackStatus.DeleteFailed, $"The following resource(s) failed to delete: [{string.Join(", ", failed)}]. ");
    }

    public async Task UpdateAsync(StackProgress progress, StackPlan plan, StackInput previous, CancellationToken cancellationToken)
    {
        var undo = new Stack<Func<Task<bool>>>();
        var outputs = progress.Stack.Outputs;
        var failure = await UpdateAllAsync(progress, plan, undo, cancellationToken);
        failure ??= Outputs(progress, plan);
        if (failure is not null)
        {
            await UndoAsync(progress, failure, undo, s => s with { Input = previous, Outputs = outputs });
            return;
        }

        progress.Sort(plan.Order);
        await progress.StatusAsync(StackStatus.UpdateCleanup);
        await CleanUpAsync(progress, cancellationToken);
        await progress.StatusAsync(StackStatus.UpdateComplete);
    }

    /// <summary>Deletes what an update left behind. What cannot be deleted is in the events and stays; the update has succeeded all the same, as on AWS.</summary>
    public async Task CleanUpAsync(StackProgress progress, CancellationToken cancellationToken)
    {
        var current = progress.Resources;
        foreach (var resource in progress.Stack.Leftovers.Reverse().ToList())
        {
            var policy = current.ContainsKey(resource.LogicalId) ? resource.UpdateReplacePolicy : resource.DeletionPolicy;
            await steps.DeleteAsync(progress, resource, policy, isLeftover: true, cancellationToken);
        }
    }

    private async Task<string?> CreateAllAsync(StackProgress progress, StackPlan plan, CancellationToken cancellationToken)
    {
        foreach (var definition in plan.Order)
        {
            try
            {
                var scope = plan.Scope(progress.Stack, progress.References);
                if (definition.Condition is { } condition && !scope.Condition(condition)) continue;
                if (!await steps.CreateAsync(progress, definition, Evaluate(scope, definition), "CREATE", cancellationToken)) return Failed("create", definition);
            }
            catch (AwsFault fault)
            {
                return fault.Message;
            }
        }

        return null;
    }

    private async Task<string?> UpdateAllAsync(StackProgress progress, StackPlan plan, Stack<Func<Task<bool>>> undo, CancellationToken cancellationToken)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var definition in plan.Order)
        {
            try
            {
                var scope = plan.Scope(progress.Stack, progress.References);
                if (definition.Condition is { } condition && !scope.Condition(condition)) continue;
                wanted.Add(definition.LogicalId);
                if (!await UpdateOneAsync(progress, definition, Evaluate(scope, definition), undo, cancellationToken)) return Failed("update", definition);
            }
            catch (AwsFault fault)
            {
                return fault.Message;
            }
        }

        foreach (var gone in progress.Resources.Values.Where(r => !wanted.Contains(r.LogicalId)).ToList())
        {
            progress.Leave(gone, isReplaced: false);
            undo.Push(() =>
            {
                progress.Restore(gone);
                return Task.FromResult(true);
            });
        }

        return null;
    }

    private async Task<bool> UpdateOneAsync(StackProgress progress, ResourceDefinition definition, DataObject properties, Stack<Func<Task<bool>>> undo, CancellationToken cancellationToken)
    {
        if (!progress.Resources.TryGetValue(definition.LogicalId, out var current))
        {
            undo.Push(() => DeleteNewAsync(progress, definition.LogicalId, null, cancellationToken));
            return await steps.CreateAsync(progress, definition, properties, "CREATE", cancellationToken);
        }

        if (current.Type == definition.Type && current.Properties.Equals(properties) && current.DeletionPolicy == definition.DeletionPolicy) return true;
        if (steps.IsReplacement(current, definition, properties))
        {
            progress.Leave(current, isReplaced: true);
            undo.Push(() => DeleteNewAsync(progress, definition.LogicalId, current, cancellationToken));
            return await steps.CreateAsync(progress, definition, properties, "UPDATE", cancellationToken);
        }

        var old = definition with { DeletionPolicy = current.DeletionPolicy, UpdateReplacePolicy = current.UpdateReplacePolicy };
        undo.Push(async () => await steps.UpdateAsync(progress, progress.Resources[definition.LogicalId], old, current.Properties, cancellationToken));
        return await steps.UpdateAsync(progress, current, definition, properties, cancellationToken);
    }

    private async Task<bool> DeleteNewAsync(StackProgress progress, string logicalId, StackResource? replaced, CancellationToken cancellationToken)
    {
        var done = !progress.Resources.TryGetValue(logicalId, out var made) || await steps.DeleteAsync(progress, made, "Delete", isLeftover: false, cancellationToken);
        if (replaced is not null) progress.Restore(replaced);
        return done;
    }

    private static async Task UndoAsync(StackProgress progress, string failure, Stack<Func<Task<bool>>> undo, Func<Stack, Stack> restore)
    {
        await progress.StatusAsync(StackStatus.UpdateRollbackInProgress, failure);
        var clean = true;
        while (undo.TryPop(out var step)) clean &= await step();
        await progress.StatusAsync(
            clean ? StackStatus.UpdateRollbackComplete : StackStatus.UpdateRollbackFailed, clean ? null : "Some resources could not be brought back; see the events.", restore, withInput: true);
    }

    private async Task<IReadOnlyList<string>> DeleteAllAsync(StackProgress progress, Func<StackResource, string> policy, CancellationToken cancellationToken)
    {
        var failed = new List<string>();
        foreach (var resource in progress.Stack.Resources.Reverse().ToList())
        {
            if (!await steps.DeleteAsync(progress, resource, policy(resource), isLeftover: false, cancellationToken)) failed.Add(resource.LogicalId);
        }

        return failed;
    }

    private string? Outputs(StackProgress progress, StackPlan plan)
    {
        try
        {
            var scope = plan.Scope(progress.Stack, progress.References);
            var outputs = new List<StackOutput>();
            foreach (var output in plan.Template.Outputs.Where(o => o.Condition is null || scope.Condition(o.Condition)))
            {
                var value = Functions.Scalar(scope.Evaluate(output.Value)) ?? throw StackFaults.Template($"The Value field of every Outputs member must evaluate to a String. [{output.Key}]");
                var export = output.ExportName is { } name ? Functions.Scalar(scope.Evaluate(name)) : null;
                if (export is not null && directory.Exports(progress.Stack.Scope).FirstOrDefault(e => e.Output.ExportName == export && e.Stack.Id != progress.Stack.Id).Stack is { } owner)
                    throw StackFaults.Invalid($"Export with name {export} is already exported by stack {owner.Name}");
                outputs.Add(new(output.Key, value, output.Description, export));
            }

            progress.SetOutputs(outputs);
            return null;
        }
        catch (AwsFault fault)
        {
            return fault.Message;
        }
    }

    private static DataObject Evaluate(TemplateScope scope, ResourceDefinition definition) => scope.Evaluate(definition.Properties) as DataObject ?? DataObject.Empty;

    private static string Failed(string verb, ResourceDefinition definition) => $"The following resource(s) failed to {verb}: [{definition.LogicalId}]";
}
