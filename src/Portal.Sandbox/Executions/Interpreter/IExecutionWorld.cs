namespace Portal.Sandbox.Executions.Interpreter;

/// <summary>What an execution must know of its surroundings while it decides.</summary>
internal interface IExecutionWorld
{
    bool ActivityExists(string activityArn);

    /// <summary>The token that stands for an attempt: the same whenever it is asked for.</summary>
    string TaskToken(string executionArn, long scheduledId);
}
