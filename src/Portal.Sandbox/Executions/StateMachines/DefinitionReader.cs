using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.Parsing;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.StateMachines;

internal sealed class DefinitionReader : IDefinitionReader
{
    public StateMachineDefinition Read(string definition, StateMachineType type)
    {
        var parsed = StateMachineDefinition.Parse(definition, type == StateMachineType.Express ? DefinitionOptions.Express : DefinitionOptions.Standard);
        return parsed.IsValid ? parsed.Definition : throw new AwsFault("InvalidDefinition", parsed.InvalidDefinitionMessage);
    }
}
