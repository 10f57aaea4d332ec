using System.Collections.Concurrent;
using Amazon;
using Amazon.Runtime;
using Microsoft.Extensions.Options;
using Portal.Services.Aws.CloudFormation;
using Portal.Services.Aws.EventBridge;
using Portal.Services.Aws.Iam;
using Portal.Services.Aws.Logs;
using Portal.Services.Aws.SandboxClock;
using Portal.Services.Aws.Sns;
using Portal.Services.Aws.Sqs;
using Portal.Services.Aws.StepFunctions;
using Portal.Services.Aws.Sts;
using Portal.Services.Aws.Wire;

namespace Portal.Services.Aws;

/// <summary>The clients of one connection, for one actor.</summary>
internal sealed record AwsSession(Connection Connection, EventBridgeClient EventBridge, StepFunctionsClient StepFunctions, SqsClient Sqs, LogsClient Logs,
    CloudFormationClient CloudFormation, StsClient Sts, SnsClient Sns, IamClient Iam)
{
    /// <summary>Of a sandbox; null for AWS, which has no such thing.</summary>
    public SandboxClockClient? Clock { get; init; }
}

/// <summary>Makes and keeps sessions. Where a role is assumed each actor has a session of their own, else all share one.</summary>
internal sealed class AwsSessions(ConnectionRegistry connections, IOptions<PortalServicesOptions> options, HttpClientFactory http)
{
    /// <summary>The actor of background work.</summary>
    public const string Observatory = "observatory";

    /// <summary>Beyond so many the sessions are forgotten and made anew; the SDK's HTTP connections are shared anyway.</summary>
    private const int MostSessions = 500;

    private readonly ConcurrentDictionary<(string Connection, string Actor), AwsSession> sessions = new();

    public async Task<AwsResult<AwsSession>> OpenAsync(string connectionId, string actor, CancellationToken cancellationToken)
    {
        if (connections.Find(connectionId) is not { } connection)
            return AwsError.NotFound($"There is no connection \"{connectionId}\".", "Choose another connection.");
        var key = (connectionId, connection.Kind == ConnectionKind.Role ? actor : "");
        if (sessions.TryGetValue(key, out var known)) return known;
        try
        {
            // Looking for credentials may ask the instance metadata service, which blocks.
            var credentials = await Task.Run(() => ConnectionCredentials.Get(connection, ExternalId(connectionId), actor), cancellationToken);
            if (sessions.Count >= MostSessions) sessions.Clear();
            return sessions.GetOrAdd(key, _ => Make(connection, credentials));
        }
        catch (Exception e)
        {
            if (AwsErrors.Translate(e, cancellationToken) is not { } error) throw;
            return error;
        }
    }

    private string? ExternalId(string id) => options.Value.Connections.TryGetValue(id, out var configured) ? configured.ExternalId : null;

    private AwsSession Make(Connection connection, AWSCredentials credentials)
    {
        return new(connection, new(Caller(AwsJsonService.EventBridge)), new(Caller(AwsJsonService.StepFunctions), Caller(AwsJsonService.StepFunctions, patient: true)), new(Caller(AwsJsonService.Sqs)),
            new(Caller(AwsJsonService.Logs)), new(Caller(AwsQueryService.CloudFormation)), new(Caller(AwsQueryService.Sts)),
            new(Caller(AwsQueryService.Sns)), new(Caller(AwsQueryService.Iam)))
        {
            Clock = connection.IsSandbox ? new(Caller(AwsJsonService.SandboxClock)) : null,
        };

        AwsCaller Caller(AwsService service, bool patient = false) => new(new AwsWireClient(credentials, Config(connection, service, patient)));
    }

    /// <param name="patient">For GetActivityTask, which answers after up to 60 seconds and hands out another task when it is sent again.</param>
    private AwsClientConfig Config(Connection connection, AwsService service, bool patient)
    {
        var config = new AwsClientConfig(service)
        {
            // Without it the SDK signs for us-east-1 wherever an endpoint is configured, and says nothing.
            AuthenticationRegion = service.IsGlobal && connection.Endpoint is null ? AwsClientConfig.GlobalRegion(connection.Region) : connection.Region,
            // Endpoints come from the portal's own configuration only.
            IgnoreConfiguredEndpointUrls = true,
            // Longer than SQS's longest poll of 20 seconds.
            Timeout = TimeSpan.FromSeconds(30),
            HttpClientFactory = http,
        };
        if (patient) (config.Timeout, config.MaxErrorRetry) = (TimeSpan.FromSeconds(70), 0);
        if (connection.Endpoint is { } endpoint) config.ServiceURL = endpoint.ToString();
        else config.RegionEndpoint = RegionEndpoint.GetBySystemName(connection.Region);
        return config;
    }
}
