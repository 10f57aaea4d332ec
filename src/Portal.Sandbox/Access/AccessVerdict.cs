namespace Portal.Sandbox.Access;

/// <summary>What the policies say to a request.</summary>
/// <param name="Allowed">True: it may be done.</param>
/// <param name="Reason">Why not, in a sentence; null where it may.</param>
/// <param name="MissingStatement">The least statement that would allow it, as JSON to paste; null where it may, or where a Deny speaks against it.</param>
public sealed record AccessVerdict(bool Allowed, string? Reason = null, string? MissingStatement = null)
{
    public static readonly AccessVerdict Allow = new(true);

    /// <summary>How AWS's message goes on after the resource: <c>because no identity-based policy allows the sqs:sendmessage action</c>; null where it may be done.</summary>
    public string? Because { get; init; }

    /// <summary>True where the missing statement belongs into the resource's policy, false where it belongs into one of the role.</summary>
    public bool MissingOnResource { get; init; }
}
