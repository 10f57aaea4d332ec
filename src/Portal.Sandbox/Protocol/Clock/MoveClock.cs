using Portal.Languages.Data;
using Portal.Sandbox.Executions.Clock;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.StepFunctions;

namespace Portal.Sandbox.Protocol.Clock;

/// <summary>Moves the sandbox's clock, or that of one execution, forward; or makes it run faster.</summary>
internal sealed class MoveClock(IMovableClocks clocks) : IAwsOperation
{
    /// <summary>As far as dates reach in any use: a hundred years.</summary>
    private const double FarthestSeconds = 3_155_760_000;

    public AwsService Service => AwsService.SandboxClock;

    public string Name => "MoveClock";

    public async ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var seconds = (input["seconds"] as DataNumber)?.Double;
        if (seconds is < 0 or > FarthestSeconds) throw InputFields.Invalid($"'{seconds}'", "seconds", $"Member must have value between 0 and {FarthestSeconds}");
        var move = new ClockMove(
            seconds is { } s ? TimeSpan.FromSeconds(s) : null,
            input.GetBoolean("toNextTimer") ?? false,
            input.Optional("stateName", 1, 80),
            (input["speed"] as DataNumber)?.Double);
        return DescribeClock.Show(await clocks.MoveAsync(input.Optional("executionArn", 1, 256), move, cancellationToken));
    }
}
