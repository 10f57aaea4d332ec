using Xunit;

namespace Portal.E2E.Support;

/// <summary>One portal with the bundled samples, and one browser, for journeys that do not disturb each other.</summary>
public sealed class SharedPortal : IAsyncLifetime
{
    public PortalProcess Portal { get; private set; } = null!;
    public BrowserFixture Browser { get; } = new();
    public AwsCli Aws { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Portal = await PortalProcess.StartAsync();
        Aws = new AwsCli(Portal.SandboxUrl);
        await Browser.InitializeAsync();
        await Samples.WaitUntilDeployedAsync(Aws, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        await Portal.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class JourneyCollection : ICollectionFixture<SharedPortal>
{
    public const string Name = "journeys";
}
