using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.States;

namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>What an execution must know of its surroundings while it decides.</summary>
internal interface IExecutionWorld
{
    bool ActivityExists(string activityArn);

    /// <summary>What a Map state's ItemReader reads; null where nothing can be read.</summary>
    DataArray? ReadItems(MapState state) => null;

    /// <summary>The token that stands for an attempt: the same whenever it is asked for.</summary>
    string TaskToken(string executionArn, long scheduledId);
}
