using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;

namespace Portal.Sandbox.Protocol.StepFunctions.StateMachines;

/// <summary>Which states use variables, and which ones.</summary>
internal static class VariableReferences
{
    public static DataObject Of(StateMachineDefinition definition)
    {
        var references = new DataObjectBuilder();
        foreach (var (state, names) in VariableUse.References(definition)) references[state] = new DataArray([.. names.Select(n => (DataValue)n)]);
        return references.Build();
    }
}
