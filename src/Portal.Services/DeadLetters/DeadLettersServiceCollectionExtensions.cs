using Microsoft.Extensions.DependencyInjection;
using Portal.Services.DeadLetters.Senders;

namespace Portal.Services.DeadLetters;

internal static class DeadLettersServiceCollectionExtensions
{
    public static IServiceCollection AddDeadLetters(this IServiceCollection services) => services
        .AddSingleton<ITargetSender, QueueSender>()
        .AddSingleton<ITargetSender, TopicSender>()
        .AddSingleton<ITargetSender, StateMachineSender>()
        .AddSingleton<ITargetSender, LogGroupSender>()
        .AddSingleton<ITargetSender, EventBusSender>()
        .AddSingleton<TargetSenders>()
        .AddScoped<Resender>()
        .AddScoped<IDeadLetters, DeadLetters>();
}
