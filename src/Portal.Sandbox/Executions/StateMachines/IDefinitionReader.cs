using Portal.Languages.StatesLanguage;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.StateMachines;

/// <summary>Turns the text of a definition into something that can run.</summary>
internal interface IDefinitionReader
{
    /// <exception cref="AwsFault">InvalidDefinition, with what is wrong and where.</exception>
    StateMachineDefinition Read(string definition, StateMachineType type);
}
