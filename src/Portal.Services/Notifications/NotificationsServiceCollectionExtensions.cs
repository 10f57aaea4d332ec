using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Notifications;

internal static class NotificationsServiceCollectionExtensions
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<ChannelRegistry>();
        services.AddSingleton<NotificationStore>();
        services.AddScoped<INotifications, NotificationHealth>();
        services.AddSingleton<NotificationWorker>();
        services.AddHostedService(p => p.GetRequiredService<NotificationWorker>());
        return services;
    }
}
