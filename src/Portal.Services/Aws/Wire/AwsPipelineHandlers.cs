using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace Portal.Services.Aws.Wire;

/// <summary>Finds the endpoint of a call. No host prefix is put before a configured endpoint: <c>sync-localhost</c> resolves nowhere.</summary>
internal sealed class AwsEndpointResolver : BaseEndpointResolver
{
    internal static EndpointParameters Map(IClientConfig config, RegionEndpoint? alternate)
    {
        // Reading ServiceURL for an endpoint that is not configured is allowed, and gives null.
        var parameters = new EndpointParameters();
        parameters["Endpoint"] = config.ServiceURL;
        parameters["Region"] = (alternate ?? config.RegionEndpoint)?.SystemName ?? config.AuthenticationRegion;
        parameters["UseFIPS"] = config.UseFIPSEndpoint;
        parameters["UseDualStack"] = config.UseDualstackEndpoint;
        return parameters;
    }

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) =>
        Map(requestContext.ClientConfig, requestContext.Request.AlternateEndpoint);

    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters)
    {
        if (string.IsNullOrEmpty(executionContext.RequestContext.ClientConfig.ServiceURL)) InjectHostPrefix(executionContext.RequestContext);
    }
}

/// <summary>Signature version 4 for every operation.</summary>
internal sealed class AwsSigV4Resolver : BaseAuthResolverHandler
{
    protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) => AuthSchemeOption.DEFAULT_SIGV4;
}

/// <summary>The SDK's standard retries, with three corrections.</summary>
internal sealed class AwsRetryPolicy : StandardRetryPolicy
{
    public AwsRetryPolicy(IClientConfig config) : base(config)
    {
        // The SDK tries a 429 again only where its error code is one it knows.
        HttpStatusCodesToRetryOn.Add(HttpStatusCode.TooManyRequests);

        // For these services it is a quota, which waiting does not lift.
        ThrottlingErrorCodes.Remove("LimitExceededException");
    }

    /// <summary>An answer of 200 that cannot be read must not send StartExecution or PutEvents twice.</summary>
    public override bool IsTransientError(IExecutionContext executionContext, Exception exception) =>
        exception is not AmazonUnmarshallingException && base.IsTransientError(executionContext, exception);
}
