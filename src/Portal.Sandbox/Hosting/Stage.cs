using Microsoft.Extensions.Hosting;

namespace Portal.Sandbox.Hosting;

/// <summary>
/// What a stage does when the sandbox starts and stops. All stages load before one begins; the port opens when all have begun, and is
/// closed before one ends.
/// </summary>
public abstract class Stage : IHostedLifecycleService
{
    /// <summary>Fills the memory from the journal.</summary>
    protected virtual void Load()
    {
    }

    /// <summary>Starts background work.</summary>
    protected virtual Task BeginAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Stops background work and waits for it.</summary>
    protected virtual Task EndAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StartingAsync(CancellationToken cancellationToken)
    {
        Load();
        return Task.CompletedTask;
    }

    Task IHostedService.StartAsync(CancellationToken cancellationToken) => BeginAsync(cancellationToken);

    Task IHostedService.StopAsync(CancellationToken cancellationToken) => EndAsync(cancellationToken);

    Task IHostedLifecycleService.StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
