using Portal.Services.Aws;

namespace Portal.Services.Access;

/// <summary>Which role may do which act. Viewing comes with any role; Admin may do everything but approve.</summary>
internal sealed class AccessPolicy : IAccess
{
    private static readonly Dictionary<PortalAct, PortalRole[]> Allowed = new()
    {
        [PortalAct.View] = [PortalRole.Viewer, PortalRole.Operator, PortalRole.Approver, PortalRole.Admin],
        [PortalAct.SendEvents] = [PortalRole.Operator, PortalRole.Admin],
        [PortalAct.ChangeRules] = [PortalRole.Operator, PortalRole.Admin],
        [PortalAct.OpenDeadLetters] = [PortalRole.Operator, PortalRole.Admin],
        [PortalAct.DeleteDeadLetters] = [PortalRole.Operator, PortalRole.Admin],
        [PortalAct.StartReplay] = [PortalRole.Operator, PortalRole.Admin],
        [PortalAct.ChangeArchives] = [PortalRole.Admin],
        [PortalAct.StartExecution] = [PortalRole.Operator, PortalRole.Admin],
        [PortalAct.StopExecution] = [PortalRole.Operator, PortalRole.Admin],
        [PortalAct.RedriveExecution] = [PortalRole.Operator, PortalRole.Admin],
        [PortalAct.ChangeStateMachines] = [PortalRole.Operator, PortalRole.Admin],
        [PortalAct.Approve] = [PortalRole.Approver],
        [PortalAct.ChangeEventBuses] = [PortalRole.Admin],
        [PortalAct.DeployStack] = [PortalRole.Admin],
        [PortalAct.DeleteStack] = [PortalRole.Admin],
        [PortalAct.ChangeTaps] = [PortalRole.Admin],
        [PortalAct.ReadAudit] = [PortalRole.Admin],
    };

    public AwsError? Refusal(PortalUser user, PortalAct act, string connection)
    {
        if (!Allowed.TryGetValue(act, out var roles)) return Refused($"Nobody may do this ({act}).", null);
        if (roles.Any(user.Roles.Contains)) return null;
        return Refused($"{user.Name} may not do this.", "It needs the role " + string.Join(" or ", roles) + ".");
    }

    private static AwsError Refused(string message, string? advice) => new(AwsErrorKind.Forbidden, "Portal.Forbidden", message, advice);
}
