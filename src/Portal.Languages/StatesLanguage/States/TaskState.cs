using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.Templates;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>A state that has work done by an integration.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html</remarks>
public sealed class TaskState : RetryableState
{
    public override StateType Type => StateType.Task;

    public required TaskResource Resource { get; init; }

    /// <summary>Seconds until <c>States.Timeout</c>; null for none.</summary>
    public EvaluatedField<long>? TimeoutSeconds { get; init; }

    /// <summary>Seconds without a heartbeat until <c>States.HeartbeatTimeout</c>; null for none.</summary>
    public EvaluatedField<long>? HeartbeatSeconds { get; init; }

    /// <summary>Evaluates to an object with <c>RoleArn</c>; null where the machine's own role is used.</summary>
    public PayloadTemplate? Credentials { get; init; }
}
