using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.Clock;

internal static class ClockServiceCollectionExtensions
{
    /// <summary>The clock that testers may move: operations of the sandbox's own, which AWS does not have (docs/clock.md).</summary>
    public static IServiceCollection AddClockOperations(this IServiceCollection services) => services
        .AddSingleton<IAwsOperation, DescribeClock>()
        .AddSingleton<IAwsOperation, MoveClock>();
}
