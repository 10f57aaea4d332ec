using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.Parsing;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.Testing;

/// <summary>Makes a state machine of the one state that is tested.</summary>
internal static class TestedDefinition
{
    /// <summary>What AWS calls a state that is tested, whatever its own name is.</summary>
    public const string StateName = "StateName";

    /// <exception cref="AwsFault">InvalidDefinition, ValidationException.</exception>
    public static StateMachineDefinition Read(StateTest test)
    {
        if (JsonTexts.Parse(test.Definition, out var reason) is not { } value)
        {
            throw ExecutionFaults.InvalidDefinition($"{IssueCode.InvalidJsonDescription}: {reason}");
        }

        var source = value as DataObject ?? throw ExecutionFaults.InvalidDefinition($"{IssueCode.SchemaValidationFailed}: Expected value of type [OBJECT] at /");
        var wrapped = new DataObjectBuilder(3);
        if (source.GetObject("States") is { } states)
        {
            if (test.StateName is null) throw ExecutionFaults.Validation("State name must be provided when the definition is a state machine.");
            wrapped["QueryLanguage"] = source["QueryLanguage"];
            source = Find(states, test.StateName) ?? throw ExecutionFaults.Validation($"State not found: {test.StateName}");
        }
        else if (test.StateName is not null)
        {
            throw ExecutionFaults.Validation("State name can only be provided when the definition is a state machine.");
        }

        wrapped["StartAt"] = StateName;
        wrapped["States"] = new DataObjectBuilder(1) { [StateName] = source }.Build();
        var parsed = StateMachineDefinition.Parse(wrapped.Build().ToJson(), DefinitionOptions.Standard with { ChecksTransitions = false });
        return parsed.IsValid ? parsed.Definition : throw new AwsFault("InvalidDefinition", parsed.InvalidDefinitionMessage);
    }

    private static DataObject? Find(DataObject states, string name)
    {
        if (states.GetObject(name) is { } found) return found;
        foreach (var (_, state) in states)
        {
            if (state is not DataObject fields) continue;
            var inner = (fields.GetArray("Branches") ?? DataArray.Empty).OfType<DataObject>().Append(fields.GetObject("ItemProcessor") ?? fields.GetObject("Iterator"));
            foreach (var graph in inner)
            {
                if (graph?.GetObject("States") is { } nested && Find(nested, name) is { } deeper) return deeper;
            }
        }

        return null;
    }
}
