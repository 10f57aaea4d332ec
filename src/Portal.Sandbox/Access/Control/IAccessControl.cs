using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Access.Control;

/// <summary>
/// Asked by every stage before it acts for a rule, a state machine, a topic or another account. In the mode Warn all is allowed, and
/// what AWS would have refused becomes a finding.
/// </summary>
public interface IAccessControl
{
    /// <summary>False: no question need be made up, all is allowed.</summary>
    bool Asks { get; }

    /// <summary>The refusal, with the code and status of the action's service; null: go ahead.</summary>
    AwsFault? Check(AccessQuestion question);
}
