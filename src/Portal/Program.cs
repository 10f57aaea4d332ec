using Portal.Hosting;
using Portal.Hosting.Commands;

try
{
    using var interrupted = new CancellationTokenSource();
    return await CommandLine.RunAsync(args, interrupted.Token) ?? await PortalServer.RunAsync(args);
}
catch (StartupRefusal refusal)
{
    await Console.Error.WriteLineAsync($"The portal did not start. {refusal.Message}");
    return 1;
}
