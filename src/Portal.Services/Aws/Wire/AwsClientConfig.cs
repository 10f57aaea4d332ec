using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Portal.Services.Aws.Wire;

/// <summary>Configuration of one client of the SDK's runtime: standard retries, our endpoints.</summary>
internal sealed class AwsClientConfig : ClientConfig
{
    private static readonly IDefaultConfiguration[] Modes = [.. Enum.GetValues<DefaultConfigurationMode>().Select(mode =>
        (IDefaultConfiguration)new DefaultConfiguration
        {
            Name = mode,
            RetryMode = RequestRetryMode.Standard,
            ConnectTimeout = TimeSpan.FromSeconds(3.1),
            TlsNegotiationTimeout = TimeSpan.FromSeconds(3.1),
        })];

    public AwsClientConfig(AwsService service) : base(new DefaultConfigurationProvider(Modes))
    {
        Service = service;
        ServiceId = service.ServiceId;
        AuthenticationServiceName = service.SigningName;
        EndpointProvider = new Endpoints(service);

        // The SDK's test for a stale connection also fits timeouts and resets, and its ten repeats do not count as retries.
        MaxStaleConnectionRetries = 0;
        MaxErrorRetry = 3;
    }

    public AwsService Service { get; }
    public override string RegionEndpointServiceName => Service.EndpointPrefix;
    public override string ServiceVersion => Service.ApiVersion;
    public override string UserAgent => "event-observatory/1.0";

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(AwsEndpointResolver.Map(this, parameters.AlternateEndpoint));

    /// <summary>The region that requests to a global service are signed for.</summary>
    public static string GlobalRegion(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? "cn-north-1" : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "us-gov-west-1" : "us-east-1";

    private sealed class Endpoints(AwsService service) : IEndpointProvider
    {
        public Endpoint ResolveEndpoint(EndpointParameters parameters)
        {
            if (parameters["Endpoint"] is string { Length: > 0 } url) return new Endpoint(url);
            var region = parameters["Region"] as string ?? throw new AmazonClientException("The connection names no region.");
            var partition = Fn.Partition(region);
            if (service.IsGlobal) return new Endpoint(GlobalUrl(service, region, partition.dnsSuffix));
            bool fips = parameters["UseFIPS"] is true, dual = parameters["UseDualStack"] is true;
            return new Endpoint($"https://{service.EndpointPrefix}{(fips ? "-fips" : "")}.{region}.{(dual ? partition.dualStackDnsSuffix : partition.dnsSuffix)}");
        }

        private static string GlobalUrl(AwsService service, string region, string suffix) => GlobalRegion(region) switch
        {
            "us-east-1" => $"https://{service.EndpointPrefix}.{suffix}",
            "us-gov-west-1" => $"https://{service.EndpointPrefix}.us-gov.{suffix}",
            var only => $"https://{service.EndpointPrefix}.{only}.{suffix}",
        };
    }
}
