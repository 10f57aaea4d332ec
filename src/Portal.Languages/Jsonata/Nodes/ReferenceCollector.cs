namespace Portal.Languages.Jsonata.Nodes;

/// <summary>Walks through an expression and notes what it reads from outside.</summary>
internal sealed class ReferenceCollector(Func<string, bool> isFunction)
{
    private readonly List<JsonataVariableReference> variables = [];
    private readonly List<JsonataFieldReference> fields = [];
    private readonly List<string> functions = [];
    private readonly Stack<HashSet<string>> scopes = new([[]]);
    private bool isAtDocument = true;

    public static JsonataReferences Collect(Node node, Func<string, bool> isFunction)
    {
        var collector = new ReferenceCollector(isFunction);
        node.Collect(collector);
        return new JsonataReferences(collector.variables, collector.fields, collector.functions);
    }

    /// <summary>A variable that the expression binds from here on, in the innermost scope.</summary>
    public void Declare(string variable) => scopes.Peek().Add(variable);

    /// <summary>Walks through a part with variables of its own.</summary>
    public void Within(Action walk)
    {
        scopes.Push([]);
        walk();
        scopes.Pop();
    }

    /// <summary>Walks through a part whose context is no longer the document.</summary>
    public void Elsewhere(Action walk)
    {
        var before = isAtDocument;
        isAtDocument = false;
        walk();
        isAtDocument = before;
    }

    public void Field(string name, int position)
    {
        if (isAtDocument) fields.Add(new JsonataFieldReference(name, position));
    }

    public void Variable(VariableNode variable, IReadOnlyList<string> path)
    {
        if (variable.Name is "" or "$")
        {
            if (variable.Name == "$" || isAtDocument) fields.Add(new JsonataFieldReference("$" + variable.Name, variable.Position));
        }
        else if (!scopes.Any(s => s.Contains(variable.Name)))
        {
            if (isFunction(variable.Name)) Function(variable.Name);
            else variables.Add(new JsonataVariableReference(variable.Name, path, variable.Position));
        }
    }

    /// <summary>What is called: a name that nobody binds is a function's, whether there is one or not.</summary>
    public void Called(Node procedure)
    {
        if (procedure is VariableNode { Name: not ("" or "$") } variable && !scopes.Any(s => s.Contains(variable.Name))) Function(variable.Name);
        else procedure.Collect(this);
    }

    public void Path(List<Node> steps)
    {
        if (steps[0] is VariableNode variable) Variable(variable, Names(steps));
        else steps[0].Collect(this);
        Elsewhere(() =>
        {
            for (var i = 0; i < steps.Count; i++)
            {
                if (i > 0 && steps[i] is not VariableNode) steps[i].Collect(this);
                if (i > 0 && steps[i] is VariableNode inner) Variable(inner, []);
                Step(steps[i]);
            }
        });
    }

    /// <summary>The plain field names that follow a variable; the first predicate or other step ends them.</summary>
    private static List<string> Names(List<Node> steps)
    {
        var names = new List<string>();
        for (var i = 1; i < steps.Count && IsPlain(steps[i - 1]) && steps[i] is NameNode name; i++) names.Add(name.Name);
        return names;
    }

    private static bool IsPlain(Node step) => step is { Predicates: null, Grouping: null } and not { Step.Stages: not null };

    private void Step(Node step)
    {
        if (step is VariableNode { Predicates: { } predicates }) predicates.ForEach(p => p.Predicate.Collect(this));
        if (step.Step is not { } info) return;
        if (info.Focus is { } focus) Declare(focus);
        if (info.Index is { } index) Declare(index);
        foreach (var stage in info.Stages ?? [])
        {
            if (stage is IndexStage numbered) Declare(numbered.Variable);
            else ((FilterStage)stage).Predicate.Collect(this);
        }
    }

    private void Function(string name)
    {
        if (!functions.Contains(name)) functions.Add(name);
    }
}
