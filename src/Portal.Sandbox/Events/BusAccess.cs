using Portal.Sandbox.Access.Control;

namespace Portal.Sandbox.Events;

/// <summary>The question whether somebody may put an event on a bus.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html</remarks>
internal static class BusAccess
{
    public static AccessQuestion PutEvents(AccessActor actor, BusReference bus, string? source, string? detailType)
    {
        var context = new List<(string, string)>(3) { ("events:eventBusInvocation", actor.Source.Contains(":rule/", StringComparison.Ordinal) ? "true" : "false") };
        if (source is not null) context.Add(("events:source", source));
        if (detailType is not null) context.Add(("events:detail-type", detailType));
        return new AccessQuestion(actor, "events:PutEvents", bus.ToArn()) { Context = context };
    }
}
