using Microsoft.Extensions.Logging;

namespace Portal.Sandbox.Hosting;

/// <summary>Sends the logs of the sandbox's own container to those of the process.</summary>
internal sealed class ForwardingLoggerProvider(ILoggerFactory to) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => to.CreateLogger(categoryName);

    public void Dispose()
    {
        // The factory belongs to the process.
    }
}
