using Portal.Sandbox;
using Portal.Services;
using Portal.Services.Access;

namespace Portal.Hosting;

/// <summary>Hands the configuration to the services and the sandbox. The only place where both are named.</summary>
internal static class ServicesHosting
{
    /// <summary>The services, which find the sandbox through its address as they find AWS.</summary>
    public static IServiceCollection AddConfiguredServices(this IServiceCollection services, IConfiguration configuration, string dataDirectory)
    {
        var sandbox = ReadSandbox(configuration, dataDirectory);
        services.AddPortalServices(o =>
        {
            configuration.GetSection("Portal").Bind(o);
            o.DataDirectory = dataDirectory;
            o.SandboxUrl = sandbox.Enabled ? sandbox.Url : null;
            o.SandboxRegion = sandbox.Region;
            o.Approvals.Samples = Path.Combine(AppContext.BaseDirectory, "samples", "manual-approval", "approvals");
        });
        return services.AddScoped<ICurrentUser, LocalUser>();
    }

    /// <summary>The sandbox's options, its folder below the data directory.</summary>
    public static SandboxOptions ReadSandbox(IConfiguration configuration, string dataDirectory)
    {
        var options = configuration.GetSection("Portal:Sandbox").Get<SandboxOptions>() ?? new SandboxOptions();
        options.DataDirectory ??= Path.Combine(dataDirectory, "sandbox");
        return options;
    }

    /// <summary>Without a sign-in there is one user: whoever sits at this machine.</summary>
    private sealed class LocalUser : ICurrentUser
    {
        public ValueTask<PortalUser> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(PortalUser.LocalOperator);
    }
}
