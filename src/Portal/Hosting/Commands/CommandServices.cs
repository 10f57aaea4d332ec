namespace Portal.Hosting.Commands;

/// <summary>The services without the server, for commands: same configuration, no pages, no workers.</summary>
internal static class CommandServices
{
    public static ServiceProvider Build(LogLevel logLevel)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .Build();
        var services = new ServiceCollection();
        services.AddLogging(l => l.SetMinimumLevel(logLevel).AddSimpleConsole());
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IConfiguration>(configuration);
        var options = configuration.GetSection("Portal").Get<PortalOptions>() ?? new PortalOptions();
        services.AddConfiguredServices(configuration, DataDirectory.Prepare(options.ResolveDataDirectory()));
        return services.BuildServiceProvider();
    }
}
