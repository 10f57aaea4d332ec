using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Logs;

/// <summary>Where logs lie in the journal.</summary>
internal static class LogCollections
{
    /// <summary>A partition is a group's ARN.</summary>
    public static readonly Collection Groups = new("log_groups");

    /// <summary>A partition is a group's ARN, an ordinal a stream's number in it.</summary>
    public static readonly Collection Streams = new("log_streams");

    /// <summary>A partition is a stream, an ordinal a <see cref="LogPosition"/>.</summary>
    public static readonly Collection Lines = new("log_lines");

    /// <summary>A partition is account, region and policy name.</summary>
    public static readonly Collection Policies = new("log_policies");
}
