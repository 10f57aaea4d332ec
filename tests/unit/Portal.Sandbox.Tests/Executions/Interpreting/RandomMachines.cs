using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;

namespace Portal.Sandbox.Tests.Executions.Interpreting;

/// <summary>Valid definitions by seed: every type of state, nested, with Retry and Catch, none of which runs for ever.</summary>
internal sealed class RandomMachines(int seed)
{
    private const string PutEvents = "arn:aws:states:::events:putEvents";
    private const string Invoke = "arn:aws:states:::lambda:invoke";
    private const string Ask = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";

    private readonly Random random = new(seed);
    private int names;

    /// <summary>The definition of a seed.</summary>
    public static StateMachineDefinition Make(int seed) => PureRun.Parse(Text(seed));

    public static string Text(int seed) => new RandomMachines(seed).Graph(0).ToJson();

    private DataObject Graph(int depth)
    {
        var count = random.Next(1, depth == 0 ? 6 : 4);
        var states = new List<(string Name, DataObjectBuilder State, bool Ends)>();
        for (var i = 0; i < count; i++) states.Add(State(depth));
        var builder = new DataObjectBuilder();
        for (var i = 0; i < count; i++)
        {
            var (name, state, ends) = states[i];
            var next = i + 1 < count ? states[i + 1].Name : null;
            if (!ends) Lead(state, next, i, states);
            builder.Set(name, state.Build());
        }

        // What cannot be reached is refused: the chain reaches everything unless a state before ends it.
        return Reachable(new DataObjectBuilder { ["StartAt"] = states[0].Name, ["States"] = builder.Build() }.Build());
    }

    private static DataObject Reachable(DataObject graph)
    {
        var states = graph.GetObject("States")!;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([graph.GetString("StartAt")!]);
        while (open.TryPop(out var name))
        {
            if (!seen.Add(name)) continue;
            var state = states.GetObject(name)!;
            if (state.GetString("Next") is { } next) open.Push(next);
            if (state.GetString("Default") is { } other) open.Push(other);
            foreach (var rule in (state.GetArray("Choices") ?? DataArray.Empty).Concat(state.GetArray("Catch") ?? DataArray.Empty)) open.Push(((DataObject)rule).GetString("Next")!);
        }

        var kept = new DataObjectBuilder();
        foreach (var (name, state) in states)
        {
            if (seen.Contains(name)) kept.Set(name, state);
        }

        return graph.With("States", kept.Build());
    }

    /// <summary>Forward only, so that there is an end.</summary>
    private void Lead(DataObjectBuilder state, string? next, int at, List<(string Name, DataObjectBuilder State, bool Ends)> states)
    {
        if (TypeOf(state) == "Choice")
        {
            var targets = states.Skip(at + 1).Select(s => s.Name).ToList();
            if (targets.Count == 0)
            {
                state["Type"] = "Pass";
                state["End"] = true;
                return;
            }

            state["Choices"] = new DataArray([new DataObjectBuilder { ["Variable"] = "$.n", ["NumericGreaterThan"] = random.Next(5), ["Next"] = targets[random.Next(targets.Count)] }.Build()]);
            state["Default"] = targets[0];
            return;
        }

        if (next is null) state["End"] = true;
        else state["Next"] = next;
        var isWork = TypeOf(state) is "Task" or "Parallel" or "Map";
        if (!isWork || random.Next(2) == 0 || states.Count - at < 2) return;
        var to = states[random.Next(at + 1, states.Count)].Name;
        state["Catch"] = new DataArray([new DataObjectBuilder { ["ErrorEquals"] = new DataArray(["States.ALL"]), ["ResultPath"] = "$.error", ["Next"] = to }.Build()]);
    }

    private static string? TypeOf(DataObjectBuilder state) => state.Build().GetString("Type");

    private (string Name, DataObjectBuilder State, bool Ends) State(int depth)
    {
        var name = $"S{names++}";
        var kind = random.Next(depth < 2 ? 10 : 7);
        var state = new DataObjectBuilder();
        switch (kind)
        {
            case 0:
                state["Type"] = "Wait";
                state["Seconds"] = random.Next(1, 20);
                return (name, state, false);
            case 1:
                state["Type"] = "Choice";
                return (name, state, false);
            case 2:
                state["Type"] = "Pass";
                state["Parameters"] = new DataObjectBuilder { ["n.$"] = "$.n", ["id.$"] = "States.UUID()", ["from"] = name }.Build();
                state["Assign"] = new DataObjectBuilder { [$"v{name}"] = name }.Build();
                return (name, state, false);
            case 3:
                state["Type"] = random.Next(3) == 0 ? "Fail" : "Succeed";
                return (name, state, true);
            case < 7:
                state["Type"] = "Task";
                Work(state, name);
                state["ResultPath"] = "$.result";
                if (random.Next(2) == 0) state["TimeoutSeconds"] = random.Next(5, 30);
                if (random.Next(2) == 0) state["Retry"] = Retry();
                return (name, state, false);
            case < 9:
                state["Type"] = "Parallel";
                state["Branches"] = new DataArray([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => (DataValue)Graph(depth + 1))]);
                state["ResultPath"] = "$.branches";
                if (random.Next(3) == 0) state["Retry"] = Retry();
                return (name, state, false);
            default:
                state["Type"] = "Map";
                state["ItemsPath"] = "$.items";
                state["MaxConcurrency"] = random.Next(3);
                state["ItemSelector"] = new DataObjectBuilder { ["n.$"] = "$$.Map.Item.Value", ["items"] = new DataArray([1, 2]) }.Build();
                state["ItemProcessor"] = Graph(depth + 1).With("ProcessorConfig", new DataObjectBuilder { ["Mode"] = "INLINE" }.Build());
                state["ResultPath"] = "$.mapped";
                if (random.Next(3) == 0) state["Retry"] = Retry();
                return (name, state, false);
        }
    }

    private void Work(DataObjectBuilder state, string name)
    {
        var data = new DataObjectBuilder { ["n.$"] = "$.n" }.Build();
        (state["Resource"], state["Parameters"]) = random.Next(3) switch
        {
            0 => (PutEvents, new DataObjectBuilder { ["Entries"] = new DataArray([new DataObjectBuilder { ["Source"] = name, ["DetailType"] = "t", ["Detail"] = data }.Build()]) }.Build()),
            1 => (Invoke, new DataObjectBuilder { ["FunctionName"] = name, ["Payload"] = data }.Build()),
            _ => (Ask, new DataObjectBuilder { ["QueueUrl"] = name, ["MessageBody"] = data }.Build()),
        };
    }

    private DataArray Retry() => new([new DataObjectBuilder
    {
        ["ErrorEquals"] = new DataArray([random.Next(2) == 0 ? "States.ALL" : "Odd"]),
        ["IntervalSeconds"] = random.Next(1, 4),
        ["MaxAttempts"] = random.Next(1, 3),
        ["JitterStrategy"] = random.Next(2) == 0 ? "FULL" : "NONE",
    }.Build()]);
}
