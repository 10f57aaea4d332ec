using Portal.Languages.Data;
using Portal.Sandbox.Executions.Clock;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.StepFunctions;

namespace Portal.Sandbox.Protocol.Clock;

/// <summary>Where the sandbox's clock, or that of one execution, stands, and whether it may be moved.</summary>
internal sealed class DescribeClock(IMovableClocks clocks) : IAwsOperation
{
    public AwsService Service => AwsService.SandboxClock;

    public string Name => "DescribeClock";

    public ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken) =>
        ValueTask.FromResult<DataObject?>(Show(clocks.Read(call.Input.Optional("executionArn", 1, 256), call.Input.Optional("stateName", 1, 80))));

    public static DataObject Show(ClockReading reading) => new DataObjectBuilder(5)
    {
        ["movable"] = reading.IsMovable,
        ["now"] = Answers.Seconds(reading.Now),
        ["aheadSeconds"] = new DataNumber(Math.Round(reading.Ahead.TotalSeconds, 3)),
        ["speed"] = new DataNumber(reading.Speed),
        ["nextTimer"] = Answers.Seconds(reading.NextTimer),
    }.Build();
}
