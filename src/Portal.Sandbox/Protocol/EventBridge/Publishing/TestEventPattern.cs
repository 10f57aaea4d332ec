using Portal.Languages.Data;
using Portal.Languages.EventPatterns;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Input;

namespace Portal.Sandbox.Protocol.EventBridge.Publishing;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html</summary>
internal sealed class TestEventPattern() : EventBridgeOperation("TestEventPattern")
{
    /// <summary>What the event must have; its page also lists resources, without which AWS takes it all the same.</summary>
    private static readonly string[] RequiredFields = ["id", "account", "source", "time", "region", "detail-type"];

    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        new InputChecks(call.Input).Required("EventPattern", Shapes.EventPattern).Required("Event").Throw();
        var parsed = EventPattern.Parse(call.Input.GetString("EventPattern")!);
        if (parsed.Pattern is not { } pattern) throw new AwsFault(EventPatternError.Code, parsed.Errors[0].Message);
        var text = call.Input.GetString("Event") ?? "";
        if (!ParsedEvent.TryParse(text, out var tested, out _) || DataValue.TryParse(text) is not DataObject fields || !RequiredFields.All(fields.Contains))
        {
            throw new AwsFault("ValidationException", "Parameter Event is not valid.");
        }

        return new(new DataObjectBuilder(1) { ["Result"] = pattern.Matches(tested) }.Build());
    }
}
