namespace Portal.Sandbox.Protocol.EventBridge.Input;

/// <summary>The texts of EventBridge's service model that its messages quote.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/APIReference/ : the constraints of each operation's parameters</remarks>
internal static class Shapes
{
    public static readonly TextShape Name64 = new(64, 1, @"[\.\-_A-Za-z0-9]+");
    public static readonly TextShape BusName = new(256, 1, @"[/\.\-_A-Za-z0-9]+");
    public static readonly TextShape BusNameOrArn = new(1600, 1, @"(arn:aws[\w-]*:events:[a-z]+-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[/\.\-_A-Za-z0-9]+");
    public static readonly TextShape EventPattern = new(4096);
    public static readonly TextShape ScheduleExpression = new(256);
    public static readonly TextShape Description = new(512);
    public static readonly TextShape Arn = new(1600, 1);
    public static readonly TextShape RuleState = TextShape.OneOf("ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
    public static readonly TextShape NextToken = new(2048, 1);
    public static readonly TextShape TagKey = new(128, 1);
    public static readonly TextShape TagValue = new(256);
    public static readonly TextShape TargetInput = new(8192);
    public static readonly TextShape TargetInputPath = new(256);
    public static readonly TextShape TransformerInput = new(8192, 1);
    public static readonly TextShape KmsKeyIdentifier = new(2048, 0, @"^[a-zA-Z0-9_\-/:]*$");
    public static readonly TextShape IncludeDetail = TextShape.OneOf("NONE", "FULL");
    public static readonly TextShape LogLevel = TextShape.OneOf("OFF", "ERROR", "INFO", "TRACE");
    public static readonly TextShape StatementId = new(64, 1, @"[a-zA-Z0-9-_]+");
    public static readonly TextShape Action = new(64, 1, @"events:[a-zA-Z]+");
    public static readonly TextShape Principal = new(12, 1, @"(\d{12}|\*)");
    public static readonly TextShape Name48 = new(48, 1, @"[\.\-_A-Za-z0-9]+");
    public static readonly TextShape ArchiveState = TextShape.OneOf("ENABLED", "DISABLED", "CREATING", "UPDATING", "CREATE_FAILED", "UPDATE_FAILED");
    public static readonly TextShape ReplayState = TextShape.OneOf("STARTING", "RUNNING", "CANCELLING", "COMPLETED", "CANCELLED", "FAILED");
    public static readonly TextShape AuthorizationType = TextShape.OneOf("BASIC", "OAUTH_CLIENT_CREDENTIALS", "API_KEY");
    public static readonly TextShape ConnectionArn = new(1600, 1, @"^arn:aws([a-z]|\-)*:events:([a-z]|\d|\-)*:([0-9]{12})?:connection\/[\.\-_A-Za-z0-9]+\/[\-A-Za-z0-9]+$");
    public static readonly TextShape HttpMethod = TextShape.OneOf("HEAD", "POST", "PATCH", "DELETE", "PUT", "GET", "OPTIONS");
    public static readonly TextShape HttpsEndpoint = new(2048, 1, @"^((%[0-9A-Fa-f]{2}|[-()_.!~*';/?:@\x26=+$,A-Za-z0-9])+)([).!';/?:,])?$");
    public static readonly TextShape QueueArn = new(1600, 1);

    public const int MostTargets = 100;
    public const int HighestLimit = 100;
}
