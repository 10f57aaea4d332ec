using Portal.Languages.Data;
using Portal.Sandbox.Events;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.EventBridge.Input;

namespace Portal.Sandbox.Protocol.EventBridge.Buses;

/// <summary>What requests and answers about buses have in common.</summary>
internal static class EventBusData
{
    public static InputChecks Settings(InputChecks checks) => checks
        .Text("Description", Shapes.Description)
        .Text("KmsKeyIdentifier", Shapes.KmsKeyIdentifier)
        .Object("DeadLetterConfig", dead => dead.Text("Arn", Shapes.QueueArn))
        .Object("LogConfig", log => log.Text("IncludeDetail", Shapes.IncludeDetail).Text("Level", Shapes.LogLevel));

    /// <summary>The settings that a request gives, on top of those there are.</summary>
    public static EventBus Apply(EventBus bus, DataObject input) => bus with
    {
        Description = input.GetString("Description") ?? bus.Description,
        KmsKeyIdentifier = input.GetString("KmsKeyIdentifier") ?? bus.KmsKeyIdentifier,
        DeadLetterConfig = input.GetObject("DeadLetterConfig") ?? bus.DeadLetterConfig,
        LogConfig = input.GetObject("LogConfig") ?? bus.LogConfig,
    };

    /// <summary>Adds the settings in the order of the API reference; those that were never given are left out.</summary>
    public static DataObjectBuilder WithSettings(this DataObjectBuilder answer, EventBus bus)
    {
        answer["Description"] = bus.Description is { } description ? description : (DataValue?)null;
        answer["KmsKeyIdentifier"] = bus.KmsKeyIdentifier is { } key ? key : (DataValue?)null;
        answer["DeadLetterConfig"] = bus.DeadLetterConfig;
        answer["LogConfig"] = bus.LogConfig;
        return answer;
    }

    /// <summary>As ListEventBuses and DescribeEventBus show it.</summary>
    public static DataObjectBuilder Describe(EventBus bus) => new(10)
    {
        ["Name"] = bus.Name,
        ["Arn"] = bus.Arn,
        ["Description"] = bus.Description is { } description ? description : (DataValue?)null,
        ["Policy"] = bus.Policy is { } policy ? policy.ToJson() : (DataValue?)null,
        ["CreationTime"] = Timestamps.ToData(bus.CreatedAt),
        ["LastModifiedTime"] = Timestamps.ToData(bus.ModifiedAt),
    };

    /// <summary>The default bus, or the one that a field names or gives the ARN of; only of the caller's own account and region.</summary>
    public static BusReference Reference(ResourceScope caller, DataObject input, string field = "EventBusName") => BusReference.Parse(caller, input.GetString(field));
}
