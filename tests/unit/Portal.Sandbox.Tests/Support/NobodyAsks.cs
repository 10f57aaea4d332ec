using Portal.Sandbox.Access.Control;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Tests.Support;

/// <summary>Access control that is off.</summary>
internal sealed class NobodyAsks : IAccessControl
{
    public bool Asks => false;

    public AwsFault? Check(AccessQuestion question) => null;
}
