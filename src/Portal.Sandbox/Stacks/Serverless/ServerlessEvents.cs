using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Serverless;

/// <summary>The Events of a serverless resource: rules and schedules that start it.</summary>
/// <remarks>https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-statemachine-statemachineeventsource.html</remarks>
internal static class ServerlessEvents
{
    private const int LongestTargetId = 64;

    /// <summary>How events reach a resource.</summary>
    /// <param name="TargetSuffix">The end of the target's id.</param>
    /// <param name="Arn">The target's ARN.</param>
    /// <param name="Role">Makes what lets EventBridge call the target, by the rule's logical id, and gives the role's ARN; null for none.</param>
    public sealed record Destination(string TargetSuffix, DataValue Arn, Func<string, DataValue?> Role);

    public static void Expand(ServerlessResource resource, Destination destination, GeneratedResources to)
    {
        foreach (var (name, value) in resource.Properties.GetObject("Events") ?? DataObject.Empty)
        {
            var source = value as DataObject ?? throw new FormatException($"Event with id [{name}] is invalid. Event source must be a map.");
            var properties = source.GetObject("Properties") ?? DataObject.Empty;
            var type = source.GetString("Type") ?? throw new FormatException($"Event with id [{name}] is invalid. Event source needs a Type.");
            var id = resource.LogicalId + name;
            switch (type)
            {
                case "EventBridgeRule" or "CloudWatchEvent":
                    if (!properties.Contains("Pattern")) throw new FormatException($"Event with id [{name}] is invalid. Missing required property 'Pattern'.");
                    AddRule(resource, id, properties, destination, to, new DataObjectBuilder
                    {
                        ["EventBusName"] = properties["EventBusName"],
                        ["EventPattern"] = properties["Pattern"],
                        ["Name"] = properties["RuleName"],
                        ["Description"] = properties["Description"],
                        ["State"] = properties["State"],
                    });
                    break;
                case "Schedule":
                    if (!properties.Contains("Schedule")) throw new FormatException($"Event with id [{name}] is invalid. Missing required property 'Schedule'.");
                    AddRule(resource, id, properties, destination, to, new DataObjectBuilder
                    {
                        ["ScheduleExpression"] = properties["Schedule"],
                        ["Name"] = properties["Name"],
                        ["Description"] = properties["Description"],
                        ["State"] = properties["State"] ?? Enabled(properties["Enabled"]),
                    });
                    break;
                case "ScheduleV2":
                    to.AddFor(resource.Data, id, "AWS::Scheduler::Schedule", properties);
                    break;
                case "Api" or "HttpApi":
                    to.AddFor(resource.Data, id, "AWS::ApiGateway::Method", properties);
                    break;
                case "SQS" or "Kinesis" or "DynamoDB" or "MSK" or "MQ":
                    to.AddFor(resource.Data, id, "AWS::Lambda::EventSourceMapping", properties);
                    break;
                case "SNS":
                    to.AddFor(resource.Data, id, "AWS::SNS::Subscription", new DataObjectBuilder
                    {
                        ["Protocol"] = "lambda",
                        ["TopicArn"] = properties["Topic"],
                        ["Endpoint"] = destination.Arn,
                        ["FilterPolicy"] = properties["FilterPolicy"],
                        ["FilterPolicyScope"] = properties["FilterPolicyScope"],
                    }.Build());
                    break;
                default:
                    throw new FormatException($"Event with id [{name}] is invalid. The sandbox does not know events of type {type}.");
            }
        }
    }

    private static void AddRule(ServerlessResource resource, string id, DataObject properties, Destination destination, GeneratedResources to, DataObjectBuilder rule)
    {
        var target = new DataObjectBuilder
        {
            ["Id"] = properties.GetObject("Target")?["Id"] ?? (DataValue)TargetId(id, destination.TargetSuffix),
            ["Arn"] = destination.Arn,
            ["RoleArn"] = properties["RoleArn"] ?? destination.Role(id),
            ["Input"] = properties["Input"],
            ["InputPath"] = properties["InputPath"],
            ["InputTransformer"] = properties["InputTransformer"],
            ["RetryPolicy"] = properties["RetryPolicy"],
            ["DeadLetterConfig"] = DeadLetters(resource, id, properties.GetObject("DeadLetterConfig"), to),
        };
        to.AddFor(resource.Data, id, "AWS::Events::Rule", rule.Set("Targets", new DataArray([target.Build()])).Build());
    }

    /// <summary>A target's id has at most 64 characters: SAM cuts the name before the suffix.</summary>
    private static string TargetId(string id, string suffix) => id[..Math.Min(id.Length, LongestTargetId - suffix.Length)] + suffix;

    /// <summary>A queue of the user's, or one that is made for this event.</summary>
    private static DataObject? DeadLetters(ServerlessResource resource, string id, DataObject? config, GeneratedResources to)
    {
        if (config is null) return null;
        if (config["Arn"] is { } arn) return new DataObjectBuilder { ["Arn"] = arn }.Build();
        if (config.GetString("Type") != "SQS") throw new FormatException("DeadLetterConfig needs an Arn or the Type SQS.");
        var queue = config.GetString("QueueLogicalId") ?? id + "Queue";
        to.AddFor(resource.Data, queue, "AWS::SQS::Queue", DataObject.Empty);
        to.AddFor(resource.Data, id + "QueuePolicy", "AWS::SQS::QueuePolicy", new DataObjectBuilder
        {
            ["Queues"] = new DataArray([Shapes.Ref(queue)]),
            ["PolicyDocument"] = Shapes.Policy(new DataObjectBuilder
            {
                ["Effect"] = "Allow",
                ["Principal"] = new DataObjectBuilder { ["Service"] = "events.amazonaws.com" }.Build(),
                ["Action"] = "sqs:SendMessage",
                ["Resource"] = Shapes.GetAtt(queue, "Arn"),
                ["Condition"] = new DataObjectBuilder
                {
                    ["ArnEquals"] = new DataObjectBuilder { ["aws:SourceArn"] = Shapes.GetAtt(id, "Arn") }.Build(),
                }.Build(),
            }.Build()),
        }.Build());
        return new DataObjectBuilder { ["Arn"] = Shapes.GetAtt(queue, "Arn") }.Build();
    }

    private static DataValue? Enabled(DataValue? flag) => flag switch
    {
        DataBoolean { Value: true } or DataString { Value: "true" } => (DataValue)"ENABLED",
        DataBoolean or DataString => (DataValue)"DISABLED",
        _ => null,
    };
}
