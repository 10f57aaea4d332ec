using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Observatory.Events;
using Portal.Services.Observatory.Failures;
using Portal.Services.Observatory.Live;
using Portal.Services.Observatory.Recording;
using Portal.Services.Observatory.Taps;
using Portal.Services.Observatory.Views;

namespace Portal.Services.Observatory;

internal static class ObservatoryServiceCollectionExtensions
{
    /// <summary>Tap -> recorder -> store -> live pages.</summary>
    public static IServiceCollection AddObservatory(this IServiceCollection services)
    {
        services.AddSingleton<TapHealth>();
        services.AddSingleton<TapChoices>();
        services.AddSingleton<TapWorker>();
        services.AddSingleton<BusTaps>();
        services.AddScoped<ITaps, Taps.Taps>();
        services.AddSingleton<EventDecoder>();
        services.AddSingleton<Recorder>();
        services.AddSingleton<EventStore>();
        services.AddSingleton<EventSearch>();
        services.AddSingleton<EventFeed>();
        services.AddScoped<IObservedEvents, ObservedEvents>();

        services.AddSingleton<FailureStore>();
        services.AddSavedViews();

        // Started in this order, stopped in reverse: the recorder outlives the taps that write to it.
        services.AddHostedService<EventTail>();
        services.AddHostedService(p => p.GetRequiredService<Recorder>());
        services.AddHostedService(p => p.GetRequiredService<TapWorker>());
        services.AddHostedService<BusLogWorker>();
        services.AddHostedService<RetentionWorker>();
        return services;
    }
}
