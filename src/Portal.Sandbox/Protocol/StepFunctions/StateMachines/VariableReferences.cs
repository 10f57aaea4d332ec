using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;

namespace Portal.Sandbox.Protocol.StepFunctions.StateMachines;

/// <summary>Which states use variables, and which ones.</summary>
internal static class VariableReferences
{
    public static DataObject Of(StateMachineDefinition definition) => DataObject.Empty;
}
