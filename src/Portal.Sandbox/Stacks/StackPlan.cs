using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Stacks.Serverless;
using Portal.Sandbox.Stacks.Templates;

namespace Portal.Sandbox.Stacks;

/// <summary>A stack's input, read and checked as a whole before anything is made.</summary>
internal sealed class StackPlan
{
    private StackPlan(StackInput input, Template template, IReadOnlyList<ResourceDefinition> order)
    {
        (Input, Template) = (input, template);
        parameters = ParameterValues.ToData(template.Parameters, input.Parameters);
        Order = order;
    }

    private readonly Dictionary<string, DataValue> parameters;

    public StackInput Input { get; }
    public Template Template { get; }

    /// <summary>The resources in the order of their making, those whose condition does not hold included.</summary>
    public IReadOnlyList<ResourceDefinition> Order { get; }

    /// <exception cref="AwsFault">The template or its parameters are wrong.</exception>
    public static StackPlan Read(StackInput input)
    {
        var template = Template.Read(ServerlessTransform.Apply(TemplateReader.Read(input.TemplateBody)));
        return new StackPlan(input, template, DependencyOrder.Sort(template));
    }

    /// <summary>Reads a template alone, for its parameters.</summary>
    public static Template ReadTemplate(string? body) => Template.Read(ServerlessTransform.Apply(TemplateReader.Read(body)));

    public TemplateScope Scope(Stack stack, IReferences references) => Scope(stack.Scope, stack.Name, stack.Id, references);

    /// <summary>
    /// The template with everything filled in that is known before resources are made. Two plans are the same when their
    /// forms are; a wrong use of a function shows here, before the first resource.
    /// </summary>
    public IReadOnlyDictionary<string, DataValue> Form(Stack stack)
    {
        var scope = Scope(stack, new SymbolicReferences());
        var form = new Dictionary<string, DataValue>(StringComparer.Ordinal);
        foreach (var resource in Order.Where(r => r.Condition is null || scope.Condition(r.Condition)))
        {
            form["Resources/" + resource.LogicalId] = new DataObjectBuilder
            {
                ["Type"] = resource.Type,
                ["Properties"] = Symbolic(scope, resource.Properties),
                ["DeletionPolicy"] = resource.DeletionPolicy,
                ["UpdateReplacePolicy"] = resource.UpdateReplacePolicy,
            }.Build();
        }

        foreach (var output in Template.Outputs.Where(o => o.Condition is null || scope.Condition(o.Condition)))
        {
            form["Outputs/" + output.Key] = new DataObjectBuilder
            {
                ["Value"] = Symbolic(scope, output.Value),
                ["Export"] = output.ExportName is { } name ? Symbolic(scope, name) : null,
            }.Build();
        }

        form["Tags"] = StackRows.Map(Input.Tags);
        return form;
    }

    private TemplateScope Scope(ResourceScope scope, string name, string id, IReferences references) =>
        new(Template, parameters, new PseudoParameters(scope, name, id, Input.NotificationArns), references);

    /// <summary>Some functions cannot be applied to a value that is not there yet, such as one part of a URL: they stay as they are.</summary>
    private static DataValue Symbolic(TemplateScope scope, DataValue value)
    {
        try
        {
            return scope.Evaluate(value) ?? DataValue.Null;
        }
        catch (AwsFault) when (IsLate(value))
        {
            return value switch
            {
                DataObject { Count: 1 } function when Functions.All.ContainsKey(function.Names.First()) => value,
                DataObject fields => fields.Aggregate(new DataObjectBuilder(fields.Count), (b, f) => b.Set(f.Key, Symbolic(scope, f.Value))).Build(),
                DataArray items => new DataArray([.. items.Select(i => Symbolic(scope, i))]),
                _ => value,
            };
        }
    }

    /// <summary>Whether a value depends on something that is known only when the stack is made.</summary>
    private static bool IsLate(DataValue value)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        DependencyOrder.Collect(value, names);
        return names.Count > 0 || Imports(value);
    }

    private static bool Imports(DataValue value) => value switch
    {
        DataObject fields => fields.Contains("Fn::ImportValue") || fields.Any(f => Imports(f.Value)),
        DataArray items => items.Any(Imports),
        _ => false,
    };
}
