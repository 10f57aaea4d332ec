using Portal.Services.Aws;
using Portal.Services.Executions;

namespace Portal.Tests.Support;

/// <summary>A clock that a test may make movable.</summary>
internal sealed class FakeClocks : IClocks
{
    /// <summary>Null where the clock cannot be moved.</summary>
    public ClockReading? Reading { get; set; }

    public List<string> Moves { get; } = [];

    public Task<ClockReading?> ReadAsync(string connection, string? executionArn, string? stateName, CancellationToken cancellationToken) => Task.FromResult(Reading);

    public Task<AwsResult<Done>> SkipAsync(string connection, string executionArn, string? stateName, CancellationToken cancellationToken) => Note($"skip {stateName ?? "next"}");

    public Task<AwsResult<Done>> RunAtAsync(string connection, string executionArn, double speed, CancellationToken cancellationToken) => Note($"speed {speed}");

    private Task<AwsResult<Done>> Note(string move)
    {
        Moves.Add(move);
        return Task.FromResult(AwsResult.Ok(default(Done)));
    }
}
