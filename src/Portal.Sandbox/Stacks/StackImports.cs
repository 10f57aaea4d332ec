using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Stacks.Templates;

namespace Portal.Sandbox.Stacks;

/// <summary>Which stacks import what.</summary>
internal static class StackImports
{
    /// <summary>The stacks whose template imports an export.</summary>
    public static IEnumerable<Stack> Of(StackDirectory directory, ResourceScope scope, string exportName) =>
        directory.All.Where(s => s.Scope == scope && !s.IsDeleted && s.Status != StackStatus.ReviewInProgress && Imports(s).Contains(exportName));

    private static HashSet<string> Imports(Stack stack)
    {
        if (!stack.Input.TemplateBody.Contains("ImportValue", StringComparison.Ordinal)) return [];
        var found = new Recorder();
        var plan = StackPlan.Read(stack.Input);
        var scope = plan.Scope(stack, found);
        foreach (var value in plan.Template.Resources.Select(r => (DataValue)r.Properties).Concat(plan.Template.Outputs.Select(o => o.Value)))
        {
            try
            {
                scope.Evaluate(value);
            }
            catch (AwsFault)
            {
                // A function that cannot be applied to a value that is not there.
            }
        }

        return found.Names;
    }

    private sealed class Recorder : IReferences
    {
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public DataValue Ref(string logicalId) => logicalId;

        public DataValue Attribute(string logicalId, string attribute) => logicalId;

        public DataValue Import(string exportName)
        {
            Names.Add(exportName);
            return exportName;
        }
    }
}
