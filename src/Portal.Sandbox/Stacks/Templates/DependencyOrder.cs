using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Templates;

/// <summary>The order in which a template's resources are made: each after those it refers to, else as they are written.</summary>
internal static class DependencyOrder
{
    /// <exception cref="Identity.AwsFault">A reference leads nowhere, or the references form a circle.</exception>
    public static IReadOnlyList<ResourceDefinition> Sort(Template template)
    {
        var byId = template.Resources.ToDictionary(r => r.LogicalId, StringComparer.Ordinal);
        var parameters = template.Parameters.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        var needs = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var unresolved = new List<string>();
        foreach (var resource in template.Resources)
        {
            var named = new HashSet<string>(resource.DependsOn, StringComparer.Ordinal);
            Collect(resource.Properties, named);
            unresolved.AddRange(named.Where(n => !byId.ContainsKey(n) && !parameters.Contains(n) && !n.StartsWith("AWS::", StringComparison.Ordinal)));
            named.IntersectWith(byId.Keys);
            needs[resource.LogicalId] = named;
        }

        if (unresolved.Count > 0) throw StackFaults.Format($"Unresolved resource dependencies [{string.Join(", ", unresolved.Distinct())}] in the Resources block of the template");
        var sorted = new List<ResourceDefinition>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (sorted.Count < template.Resources.Count)
        {
            var next = template.Resources.Where(r => !done.Contains(r.LogicalId) && needs[r.LogicalId].IsSubsetOf(done)).ToList();
            if (next.Count == 0)
            {
                throw StackFaults.Invalid($"Circular dependency between resources: [{string.Join(", ", Circle(needs, done))}]");
            }

            foreach (var resource in next)
            {
                sorted.Add(resource);
                done.Add(resource.LogicalId);
            }
        }

        return sorted;
    }

    /// <summary>Every name that a value refers to.</summary>
    public static void Collect(DataValue value, ISet<string> names)
    {
        switch (value)
        {
            case DataObject { Count: 1 } function when function.First() is { Key: "Ref", Value: DataString name }:
                names.Add(name.Value);
                break;
            case DataObject { Count: 1 } function when function.First() is { Key: "Fn::GetAtt" } attribute:
                if (attribute.Value is DataArray { Count: > 0 } parts && parts[0] is DataString id) names.Add(id.Value);
                else if (attribute.Value is DataString path) names.Add(path.Value.Split('.', 2)[0]);
                break;
            case DataObject fields:
                if (fields.Count == 1 && fields.First() is { Key: "Fn::Sub" } sub) names.UnionWith(SubFunction.References(sub.Value));
                foreach (var (_, field) in fields) Collect(field, names);
                break;
            case DataArray items:
                foreach (var item in items) Collect(item, names);
                break;
        }
    }

    /// <summary>Those that are part of a circle, without those that only wait for it.</summary>
    private static List<string> Circle(Dictionary<string, HashSet<string>> needs, HashSet<string> done)
    {
        var left = needs.Keys.Where(k => !done.Contains(k)).ToList();
        int before;
        do
        {
            before = left.Count;
            left = left.Where(id => left.Any(other => needs[other].Contains(id))).ToList();
        }
        while (left.Count < before);
        return left;
    }
}
