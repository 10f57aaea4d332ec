using Portal.Languages.Data;
using Portal.Languages.EventPatterns;
using Portal.Sandbox.Events;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Buses;
using Portal.Sandbox.Protocol.EventBridge.Input;
using Portal.Sandbox.Routing;
using Portal.Languages.Schedules;

namespace Portal.Sandbox.Protocol.EventBridge.Rules;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html</summary>
internal sealed class PutRule(EventBuses buses, Routing.Rules rules, TimeProvider time) : EventBridgeOperation("PutRule")
{
    public override async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        new InputChecks(input)
            .Required("Name", Shapes.Name64)
            .Text("ScheduleExpression", Shapes.ScheduleExpression)
            .Text("EventPattern", Shapes.EventPattern)
            .Text("State", Shapes.RuleState)
            .Text("Description", Shapes.Description)
            .Text("RoleArn", Shapes.Arn)
            .Tags()
            .Text("EventBusName", Shapes.BusNameOrArn)
            .Throw();
        if (input.GetString("RoleArn") is { } role && !Arn.TryParse(role, out _)) throw new AwsFault("ValidationException", "Parameter RoleArn is not valid. Reason: Provided Arn is not in correct format.");
        var reference = EventBusData.Reference(call.Scope, input);
        CheckTriggers(input, reference);
        var bus = buses.Get(reference);
        var rule = await rules.PutAsync(reference, input.GetString("Name")!, existing => Make(bus, input, existing), cancellationToken);
        return new DataObjectBuilder { ["RuleArn"] = rule.Arn }.Build();
    }

    private static void CheckTriggers(DataObject input, BusReference bus)
    {
        var (pattern, schedule) = (input.GetString("EventPattern"), input.GetString("ScheduleExpression"));
        if (string.IsNullOrEmpty(pattern) && string.IsNullOrEmpty(schedule)) throw new AwsFault("ValidationException", "Parameter(s) EventPattern or ScheduleExpression must be specified.");
        if (!string.IsNullOrEmpty(schedule))
        {
            if (bus.Name != EventBus.DefaultName) throw new AwsFault("ValidationException", "ScheduleExpression is supported only on the default event bus.");
            if (Schedule.TryParse(schedule) is null) throw new AwsFault("ValidationException", "Parameter ScheduleExpression is not valid.");
        }

        if (!string.IsNullOrEmpty(pattern) && EventPattern.Parse(pattern) is { IsValid: false } refused) throw new AwsFault(EventPatternError.Code, refused.Errors[0].Message);
    }

    /// <summary>A rule that is put again loses what the request leaves out, and keeps its tags and targets.</summary>
    private Rule Make(EventBus bus, DataObject input, Rule? existing) => new(bus.Scope, bus.Name, input.GetString("Name")!)
    {
        EventPattern = NotEmpty(input.GetString("EventPattern")),
        ScheduleExpression = NotEmpty(input.GetString("ScheduleExpression")),
        State = input.GetString("State") ?? Rule.Enabled,
        Description = input.GetString("Description"),
        RoleArn = input.GetString("RoleArn"),
        Since = time.GetUtcNow(),
        Tags = existing?.Tags ?? TagChecks.Of(input),
    };

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
