namespace Portal.Sandbox.Access;

/// <summary>What becomes of what the policies do not allow: <c>Portal:Sandbox:AccessControl</c>.</summary>
public enum AccessMode
{
    /// <summary>Nobody asks.</summary>
    Off,

    /// <summary>It is done, and a finding says that AWS would have refused it.</summary>
    Warn,

    /// <summary>It is refused in AWS's words.</summary>
    Enforce,
}
