using Portal.Services.Aws;

namespace Portal.Services.Access;

/// <summary>The one place that decides who may do what. An act that is not listed is refused.</summary>
public interface IAccess
{
    /// <summary>Null where the user may; else the refusal, to be handed on as a result.</summary>
    AwsError? Refusal(PortalUser user, PortalAct act, string connection);
}

/// <summary>The acts that are decided on; one for each thing a service does for a user.</summary>
public enum PortalAct
{
    View,
    SendEvents,
    ChangeRules,
    ChangeEventBuses,
    StartExecution,
    StopExecution,
    RedriveExecution,
    ChangeStateMachines,
    Approve,
    DeployStack,
    DeleteStack,
    ChangeTaps,
    OpenDeadLetters,
    DeleteDeadLetters,
    ChangeArchives,
    StartReplay,
    ReadAudit,
}
