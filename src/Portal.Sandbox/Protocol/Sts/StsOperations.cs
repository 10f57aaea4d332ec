using System.Globalization;
using System.Security.Cryptography;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.Sts;

/// <summary>An operation of STS: https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html</summary>
internal abstract class StsOperation(string name) : IAwsOperation
{
    public AwsService Service => AwsService.Sts;

    public string Name { get; } = name;

    public abstract ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken);
}

/// <summary>The account of the caller's access key. The sandbox has no users, so the account itself is who calls.</summary>
internal sealed class GetCallerIdentity() : StsOperation("GetCallerIdentity")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken) => new(new DataObjectBuilder
    {
        ["UserId"] = call.Scope.AccountId,
        ["Account"] = call.Scope.AccountId,
        ["Arn"] = $"arn:{call.Scope.Partition}:iam::{call.Scope.AccountId}:root",
    }.Build());
}

/// <summary>Temporary keys of the role's account. Whether the role is there and trusts the caller is not checked.</summary>
internal sealed class AssumeRole(TimeProvider clock) : StsOperation("AssumeRole")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var (text, session) = (StsInput.Required(input, "RoleArn"), StsInput.Required(input, "RoleSessionName"));
        if (!Arn.TryParse(text, out var role) || role.Service != "iam" || !role.Resource.StartsWith("role/", StringComparison.Ordinal))
            throw new AwsFault("ValidationError", $"{text} is invalid");
        var seconds = StsInput.Seconds(input, 3600, 43_200);
        var name = role.Resource[(role.Resource.LastIndexOf('/') + 1)..];
        return new(new DataObjectBuilder
        {
            ["Credentials"] = TemporaryKeys.Create(role.AccountId, clock.GetUtcNow().AddSeconds(seconds)),
            ["AssumedRoleUser"] = new DataObjectBuilder
            {
                ["AssumedRoleId"] = $"AROA{role.AccountId}SANDBOX:{session}",
                ["Arn"] = $"arn:{role.Partition}:sts::{role.AccountId}:assumed-role/{name}/{session}",
            }.Build(),
            ["PackedPolicySize"] = 0,
            ["SourceIdentity"] = input.GetString("SourceIdentity") is { } source ? source : (DataValue?)null,
        }.Build());
    }
}

internal sealed class GetSessionToken(TimeProvider clock) : StsOperation("GetSessionToken")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken) => new(new DataObjectBuilder
    {
        ["Credentials"] = TemporaryKeys.Create(call.Scope.AccountId, clock.GetUtcNow().AddSeconds(StsInput.Seconds(call.Input, 43_200, 129_600))),
    }.Build());
}

internal static class StsInput
{
    public static string Required(DataObject input, string field) => input.GetString(field) is { Length: > 0 } text
        ? text
        : throw new AwsFault("ValidationError", $"1 validation error detected: Value null at '{char.ToLowerInvariant(field[0])}{field[1..]}' failed to satisfy constraint: Member must not be null");

    public static int Seconds(DataObject input, int @default, int most)
    {
        if (input.GetString("DurationSeconds") is not { } text) return @default;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds >= 900 && seconds <= most
            ? seconds
            : throw new AwsFault("ValidationError", $"1 validation error detected: Value '{text}' at 'durationSeconds' failed to satisfy constraint: Member must have value between 900 and {most}");
    }
}

/// <summary>Keys that expire on paper: the sandbox checks no signature.</summary>
internal static class TemporaryKeys
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static DataObject Create(string accountId, DateTimeOffset expiration) => new DataObjectBuilder
    {
        ["AccessKeyId"] = AccessKeys.Temporary(accountId),
        ["SecretAccessKey"] = RandomNumberGenerator.GetString(Letters, 40),
        ["SessionToken"] = RandomNumberGenerator.GetString(Letters, 120),
        ["Expiration"] = expiration.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    }.Build();
}
