using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;
using Xunit;

namespace Portal.Languages.Tests.StatesLanguage;

/// <summary>Definitions around one state.</summary>
internal static class Definitions
{
    /// <summary>Parses a state that must be valid when it stands alone.</summary>
    public static T State<T>(DataValue source, bool exactly = true)
        where T : State
    {
        var result = StateMachineDefinition.ParseState(source.ToJson());
        Assert.True(result.IsValid, result.InvalidDefinitionMessage);
        return Assert.IsType<T>(result.Definition.Start, exactly);
    }

    /// <summary>Parses a definition that must be valid.</summary>
    public static StateMachineDefinition Machine(string json)
    {
        var result = StateMachineDefinition.Parse(json);
        Assert.True(result.IsValid, result.InvalidDefinitionMessage);
        return result.Definition;
    }
}
