using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.Sts;

internal static class StsServiceCollectionExtensions
{
    public static IServiceCollection AddStsOperations(this IServiceCollection services) => services
        .AddSingleton<IAwsOperation, GetCallerIdentity>()
        .AddSingleton<IAwsOperation, AssumeRole>()
        .AddSingleton<IAwsOperation, GetSessionToken>();
}
