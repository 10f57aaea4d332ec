using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks;

/// <summary>What differs between a stack as it is and a plan for it.</summary>
internal static class StackComparison
{
    private const string ResourcePrefix = "Resources/";

    /// <summary>True where an update would change nothing.</summary>
    public static bool IsSame(Stack stack, StackPlan plan)
    {
        var (before, after) = (StackPlan.Read(stack.Input).Form(stack), plan.Form(stack));
        return before.Count == after.Count && after.All(f => before.TryGetValue(f.Key, out var old) && old.Equals(f.Value));
    }

    /// <param name="stack">The stack; one that is new has no resources.</param>
    /// <param name="plan">What it shall be.</param>
    /// <param name="isReplacement">Whether the change of a property of a type makes a new resource.</param>
    public static IReadOnlyList<ResourceChange> Changes(Stack stack, StackPlan plan, Func<string, string, bool> isReplacement)
    {
        var after = Resources(plan.Form(stack));
        var before = stack.Resources.Count == 0 ? [] : Resources(StackPlan.Read(stack.Input).Form(stack));
        var changes = new List<ResourceChange>();
        foreach (var (id, form) in after)
        {
            var type = form.GetString("Type")!;
            var known = stack.Resources.FirstOrDefault(r => r.LogicalId == id);
            if (known is null || !before.TryGetValue(id, out var old))
            {
                changes.Add(new("Add", id, null, type, null, []));
                continue;
            }

            if (form.Equals(old)) continue;
            var (own, theirs) = (form.GetObject("Properties") ?? DataObject.Empty, old.GetObject("Properties") ?? DataObject.Empty);
            var properties = own.Names.Union(theirs.Names).Where(n => !Equals(own[n], theirs[n])).ToList();
            changes.Add(new("Modify", id, known.PhysicalId, type, type != known.Type || properties.Exists(p => isReplacement(type, p)), properties));
        }

        changes.AddRange(stack.Resources.Where(r => !after.ContainsKey(r.LogicalId)).Select(r => new ResourceChange("Remove", r.LogicalId, r.PhysicalId, r.Type, null, [])));
        return changes;
    }

    private static Dictionary<string, DataObject> Resources(IReadOnlyDictionary<string, DataValue> form) => form
        .Where(f => f.Key.StartsWith(ResourcePrefix, StringComparison.Ordinal))
        .ToDictionary(f => f.Key[ResourcePrefix.Length..], f => (DataObject)f.Value, StringComparer.Ordinal);
}
