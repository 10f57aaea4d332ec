using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Portal.Services.Aws.Wire;

/// <summary>
/// One client for all services, on the SDK's runtime: credentials, signing, retries, clock skew and endpoints are the SDK's.
/// The shapes of requests and answers are ours (docs/adr).
/// </summary>
internal sealed class AwsWireClient(AWSCredentials credentials, AwsClientConfig config) : AmazonServiceClient(credentials, config)
{
    private static readonly ConcurrentDictionary<string, IServiceMetadata> KnownMetadata = new();

    // Called by the base constructor, when only Config is set.
    protected override IServiceMetadata ServiceMetadata =>
        KnownMetadata.GetOrAdd(((AwsClientConfig)Config).Service.ServiceId, id => new Metadata(id));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();

        // Each goes right behind the marshaller, so that the order becomes: marshal, choose the scheme, find the endpoint.
        pipeline.AddHandlerAfter<Marshaller>(new AwsEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new AwsSigV4Resolver());
        if (Config.RetryMode == RequestRetryMode.Standard) pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new AwsRetryPolicy(Config)));
    }

    /// <exception cref="AmazonServiceException">AWS refused the call.</exception>
    /// <exception cref="AmazonClientException">No credentials, or no readable answer.</exception>
    public async Task<TOutput> SendAsync<TOutput>(AwsCall call, ResponseUnmarshaller unmarshaller, CancellationToken cancellationToken)
    {
        var options = new InvokeOptions { RequestMarshaller = AwsCallMarshaller.Instance, ResponseUnmarshaller = unmarshaller };
        return (await InvokeAsync<AwsReply<TOutput>>(call, options, cancellationToken)).Value;
    }

    private sealed record Metadata(string ServiceId) : IServiceMetadata
    {
        public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
    }
}

/// <summary>One request: it knows how to write itself.</summary>
internal abstract class AwsCall : AmazonWebServiceRequest
{
    public abstract IRequest ToRequest();
}

internal sealed class AwsReply<T> : AmazonWebServiceResponse
{
    public T Value { get; init; } = default!;
}

internal sealed class AwsCallMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static readonly AwsCallMarshaller Instance = new();

    public IRequest Marshall(AmazonWebServiceRequest input) => ((AwsCall)input).ToRequest();
}
