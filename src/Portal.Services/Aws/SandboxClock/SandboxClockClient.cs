using System.Text.Json.Serialization;
using Portal.Services.Aws.Wire;

namespace Portal.Services.Aws.SandboxClock;

/// <summary>The sandbox's operations on its clock, which AWS does not have: docs/clock.md. Only called on a connection to a sandbox.</summary>
internal sealed class SandboxClockClient(AwsCaller caller)
{
    private static readonly AwsJsonOperation<DescribeClockRequest, ClockResponse> Describe =
        new(AwsJsonService.SandboxClock, "DescribeClock", SandboxClockJson.Default.DescribeClockRequest, SandboxClockJson.Default.ClockResponse);

    private static readonly AwsJsonOperation<MoveClockRequest, ClockResponse> Move =
        new(AwsJsonService.SandboxClock, "MoveClock", SandboxClockJson.Default.MoveClockRequest, SandboxClockJson.Default.ClockResponse);

    public Task<AwsResult<ClockResponse>> DescribeAsync(DescribeClockRequest request, CancellationToken cancellationToken) => caller.CallAsync(Describe, request, cancellationToken);

    public Task<AwsResult<ClockResponse>> MoveAsync(MoveClockRequest request, CancellationToken cancellationToken) => caller.CallAsync(Move, request, cancellationToken);
}

internal sealed record DescribeClockRequest(string? ExecutionArn, string? StateName);
internal sealed record MoveClockRequest(string? ExecutionArn, double? Seconds = null, bool? ToNextTimer = null, string? StateName = null, double? Speed = null);
internal sealed record ClockResponse(bool Movable, DateTimeOffset Now, double AheadSeconds, double Speed, DateTimeOffset? NextTimer);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(EpochSeconds)])]
[JsonSerializable(typeof(DescribeClockRequest))]
[JsonSerializable(typeof(MoveClockRequest))]
[JsonSerializable(typeof(ClockResponse))]
internal sealed partial class SandboxClockJson : JsonSerializerContext;
