using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Durability;

namespace Portal.Sandbox.Store;

public static class StoreServiceCollectionExtensions
{
    /// <summary>The journal in <see cref="SandboxOptions.DataDirectory"/>.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services) => services
        .AddSingleton(p => new SqliteJournal(p.GetRequiredService<SandboxOptions>().DataDirectory
            ?? throw new InvalidOperationException("SandboxOptions.DataDirectory is not set.")))
        .AddSingleton<IJournal>(p => p.GetRequiredService<SqliteJournal>());
}
