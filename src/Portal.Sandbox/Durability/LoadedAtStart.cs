using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Portal.Sandbox.Durability;

/// <summary>
/// Has a stage that fills its memory in its constructor made when the sandbox starts, not when the first request meets it.
/// </summary>
internal sealed class LoadedAtStart<TStage>(TStage stage) : IHostedService
    where TStage : class
{
    /// <summary>The stage: its memory is filled.</summary>
    public TStage Stage { get; } = stage;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

internal static class LoadedAtStartExtensions
{
    /// <summary>A stage of which there is one, made at the start.</summary>
    public static IServiceCollection AddStage<TStage>(this IServiceCollection services)
        where TStage : class => services.AddSingleton<TStage>().AddHostedService<LoadedAtStart<TStage>>();
}
