using System.Globalization;
using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Events;
using Portal.Sandbox.Executions.Clock;
using Portal.Sandbox.Executions.Interpreter;

namespace Portal.Sandbox.Executions.Integrations;

/// <summary><c>events:putEvents</c>, also with a task token.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html</remarks>
internal sealed class EventsIntegration(Lazy<IEventPublisher> publisher, SandboxClock clock) : ITaskIntegration
{
    private const int MostEntries = 10;

    public bool Handles(TaskResource resource) => resource is { Kind: TaskResourceKind.Optimized, Service: "events", Action: "putEvents" };

    public async ValueTask<TaskOutcome> RunAsync(TaskCall call, CancellationToken cancellationToken)
    {
        if ((call.Parameters as DataObject)?.GetArray("Entries") is not { } given || given.Any(e => e is not DataObject))
        {
            return new TaskOutcome.Failed(StatesErrorNames.Runtime, "The parameter Entries must be an array of objects.");
        }

        if (given.Count is 0 or > MostEntries)
        {
            var limit = given.Count == 0 ? "greater than or equal to 1" : $"less than or equal to {MostEntries}";
            return SdkErrors.Optimized(new("ValidationException", $"1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length {limit}"),
                "EventBridge", "AmazonEventBridge");
        }

        var entries = given.Select(e => Entry(call, (DataObject)e)).ToList();
        var results = await publisher.Value.PublishAsync(new EventSender(call.Scope, call.RoleArn), entries, cancellationToken);
        var failed = results.Count(r => r.EventId is null);
        var answer = new DataObjectBuilder(2) { ["Entries"] = new DataArray([.. results.Select(r => r.ToData())]), ["FailedEntryCount"] = failed }.Build();
        return failed == 0 ? call.Answer(answer) : new TaskOutcome.Failed("EventBridge.FailedEntry", answer.ToJson());
    }

    /// <summary>AWS adds the state machine and the execution to the entry's resources, after those of its own: by these an event is found to be of an execution.</summary>
    private EventEntry Entry(TaskCall call, DataObject entry) => new()
    {
        Source = entry.GetString("Source"),
        DetailType = entry.GetString("DetailType"),
        Detail = entry["Detail"] switch
        {
            null => null,
            DataString text => text.Value,
            var value => value.ToJson(),
        },
        EventBusName = entry.GetString("EventBusName"),
        Resources = [.. (entry.GetArray("Resources") ?? DataArray.Empty).OfType<DataString>().Select(r => r.Value), call.StateMachineArn, call.ExecutionArn],
        Time = Time(entry) ?? clock.Now,
    };

    private static DateTimeOffset? Time(DataObject entry) => entry["Time"] switch
    {
        DataString text when DateTimeOffset.TryParse(text.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
        DataNumber seconds => DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds.Double * 1000)),
        _ => null,
    };
}
