using Portal.Sandbox.Access;

namespace Portal.Sandbox;

/// <summary>The sandbox's configuration, section <c>Portal:Sandbox</c>.</summary>
public sealed class SandboxOptions
{
    /// <summary>False: no sandbox; the portal serves configured AWS connections only.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Where AWS clients reach the sandbox. Loopback only (docs/security.md).</summary>
    public Uri Url { get; set; } = new("http://localhost:4566");

    /// <summary>The folder of the journal; a folder <c>sandbox</c> is made in the portal's data directory when it is not given.</summary>
    public string? DataDirectory { get; set; }

    /// <summary>The account of every access key that is not twelve digits.</summary>
    public string AccountId { get; set; } = "000000000000";

    /// <summary>The region of a request that names none, and of the stacks the portal deploys at first start.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>
    /// What becomes of what the policies of roles and resources do not allow: nothing (Off), a finding in the log group
    /// <c>/aws/sandbox/access-control</c> while the event goes on (Warn), or AWS's own error (Enforce).
    /// </summary>
    public AccessMode AccessControl { get; set; } = AccessMode.Warn;

    /// <summary>Host names, beside loopback names and that of <see cref="Url"/>, by which clients may call the sandbox.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>
    /// Bytes that the entries of one PutEvents call may have together: 1 MB since January 2026, 262144 before.
    /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html
    /// </summary>
    public int PutEventsLimit { get; set; } = 1024 * 1024;

    /// <summary>
    /// <c>host:port</c> of HTTP endpoints outside the public internet that API destinations and topics may call, such as
    /// <c>localhost:9000</c>.
    /// </summary>
    public IList<string> AllowedHttpTargets { get; } = [];

    /// <summary>Lambda functions by name, each an HTTP endpoint that takes the payload by POST, such as a Lambda runtime emulator's.</summary>
    public IDictionary<string, Uri> Functions { get; } = new Dictionary<string, Uri>(StringComparer.Ordinal);

    /// <summary>
    /// A file of mocked task results in the form of Step Functions Local; null for none.
    /// https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html
    /// </summary>
    public string? MockConfigFile { get; set; }

    /// <summary>True: whoever may call the sandbox may move its clock and those of executions (docs/clock.md).</summary>
    public bool MovableClock { get; set; }
}
