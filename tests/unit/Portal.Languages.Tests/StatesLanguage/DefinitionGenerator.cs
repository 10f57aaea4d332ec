using System.Text;
using Portal.Languages.Data;

namespace Portal.Languages.Tests.StatesLanguage;

/// <summary>Makes definitions that are nearly right: real fields in real and in wrong places, with real and with wrong values. Seeded.</summary>
internal sealed class DefinitionGenerator(int seed)
{
    private static readonly string[] Types = ["Task", "Pass", "Choice", "Wait", "Succeed", "Fail", "Parallel", "Map", "Nap"];

    private static readonly string[] Names =
    [
        "Next", "End", "Comment", "QueryLanguage", "InputPath", "OutputPath", "ResultPath", "Parameters", "Arguments", "ResultSelector", "Output", "Assign",
        "Result", "Seconds", "SecondsPath", "Timestamp", "TimestampPath", "Error", "ErrorPath", "Cause", "CausePath", "Choices", "Default", "Branches",
        "ItemProcessor", "Iterator", "ItemsPath", "Items", "ItemSelector", "ItemBatcher", "ItemReader", "ResultWriter", "Label", "MaxConcurrency",
        "MaxConcurrencyPath", "ToleratedFailureCount", "ToleratedFailurePercentage", "Retry", "Catch", "TimeoutSeconds", "HeartbeatSecondsPath", "Credentials",
        "Resource", "Unknown",
    ];

    private static readonly string[] Texts =
    [
        "$", "$.a", "$.a[0]", "$.a[*]", "$..b", "$.a[?(@.b == 1)]", "$$.Task.Token", "$v.x", "States.Format('{}', $.a)", "States.UUID(", "{% $states.input %}", "{% 1 +",
        "A", "B", "C", "", "JSONata", "JSONPath", "2026-01-01T00:00:00Z", "States.ALL", "arn:aws:states:::events:putEvents", "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        "arn:aws:lambda:us-east-1:1:function:f", "DISTRIBUTED", "$.a.length()", "$['", "\u0000", "ß\\'{}",
    ];

    private readonly Random random = new(seed);
    private int counter;

    public string Definition() => Graph(0).ToJson();

    /// <summary>The text with a few characters changed: hardly ever JSON.</summary>
    public string Damaged()
    {
        var text = new StringBuilder(Definition());
        for (var i = 0; i < 3; i++) text[random.Next(text.Length)] = "{}[]\",:x\\0 \n"[random.Next(12)];
        return text.ToString();
    }

    /// <summary>States that mostly lead from one to the next and end with the last one.</summary>
    private DataObject Graph(int depth)
    {
        var names = Enumerable.Range(0, random.Next(1, 4)).Select(i => Often() ? $"S{depth}{i}{counter++}" : Pick("A", "B")).ToList();
        var states = new DataObjectBuilder();
        for (var i = 0; i < names.Count; i++) states.Set(names[i], State(depth, i + 1 < names.Count ? names[i + 1] : null));
        var graph = new DataObjectBuilder();
        if (Often()) graph["StartAt"] = Often() ? names[0] : "A";
        if (Often()) graph["States"] = states.Build();
        if (!Often()) graph[Pick("QueryLanguage", "ProcessorConfig")] = Pick("JSONata", "JSONPath", "x");
        return graph.Build();
    }

    private DataObject State(int depth, string? next)
    {
        var type = Often() ? Pick("Task", "Pass", "Wait", "Choice", "Parallel", "Map") : Pick(Types);
        var state = new DataObjectBuilder { ["Type"] = type };
        if (type == "Choice") state["Default"] = next ?? "A";
        else if (next is null || !Often()) state["End"] = true;
        else state["Next"] = next;
        foreach (var (name, value) in Needed(type, depth, next)) if (Often()) state[name] = value;
        for (var i = Often() ? random.Next(2) : 3; i > 0; i--)
        {
            var name = Often() ? Pick("Comment", "InputPath", "OutputPath", "Assign") : Pick(Names);
            state[name] = name switch
            {
                "Retry" or "Catch" => new DataArray([Entry(next)]),
                "InputPath" or "OutputPath" or "Comment" when Often() => Pick("$", "$.a", "$$.Task.Token", "$v.x", "$.a[*]"),
                "Assign" when Often() => new DataObjectBuilder { ["x"] = 1, ["y.$"] = "$.b" }.Build(),
                _ => Value(0),
            };
        }

        return state.Build();
    }

    private IEnumerable<(string Name, DataValue Value)> Needed(string type, int depth, string? next) => type switch
    {
        "Task" => [("Resource", Pick("arn:aws:lambda:us-east-1:1:function:f", "arn:aws:states:::sqs:sendMessage.waitForTaskToken")), ("Retry", new DataArray([Entry(null)]))],
        "Pass" => [("Parameters", new DataObjectBuilder { ["a.$"] = Pick("$.a", "$$.Task", "States.Format('{}', $.b)", "$v"), ["b"] = Value(1) }.Build())],
        "Wait" => [Often() ? ("Seconds", 1) : (Pick("SecondsPath", "TimestampPath"), Pick(Texts))],
        "Choice" => [("Choices", new DataArray([Rule(0).With("Next", next ?? "A")]))],
        "Parallel" when depth < 3 => [("Branches", new DataArray([Graph(depth + 1), Graph(depth + 1)]))],
        "Map" when depth < 3 => [("ItemProcessor", Graph(depth + 1)), ("ItemsPath", "$.a")],
        _ => [],
    };

    /// <summary>True nineteen times in twenty.</summary>
    private bool Often() => random.Next(20) > 0;

    private DataObject Rule(int depth)
    {
        var rule = new DataObjectBuilder();
        if (depth == 3 || random.Next(2) == 0)
        {
            rule["Variable"] = Often() ? Pick("$.a", "$.a[0].b", "$v.x", "$$.Task.Token") : Pick(Texts);
            rule[Pick("IsPresent", "IsString", "BooleanEquals")] = Often() ? true : Value(1);
            if (!Often()) rule[Pick("StringEquals", "NumericLessThanPath", "Condition", "Nope")] = Value(1);
        }
        else if (random.Next(2) == 0)
        {
            rule["Not"] = Rule(depth + 1);
        }
        else
        {
            rule[Pick("And", "Or")] = new DataArray([Rule(depth + 1), Rule(depth + 1)]);
        }

        return rule.Build();
    }

    private DataObject Entry(string? next) => new DataObjectBuilder
    {
        ["ErrorEquals"] = new DataArray([Often() ? "States.ALL" : Pick(Texts)]),
        ["Next"] = next is null ? null : new DataString(next),
        [Pick("IntervalSeconds", "MaxAttempts", "BackoffRate")] = Often() ? 2 : Value(1),
    }.Build();

    private DataValue Value(int depth) => random.Next(depth < 3 ? 8 : 6) switch
    {
        0 => random.Next(-2, 100),
        1 => new DataNumber(random.NextDouble() * 1e9),
        2 => random.Next(2) == 0,
        3 => DataValue.Null,
        4 or 5 => Pick(Texts),
        6 => new DataArray([Value(depth + 1), Value(depth + 1)]),
        _ => new DataObjectBuilder { [Pick("a", "b.$", "x")] = Value(depth + 1), [Pick("c.$", "Resource")] = Value(depth + 1) }.Build(),
    };

    private string Pick(params string[] from) => from[random.Next(from.Length)];
}
