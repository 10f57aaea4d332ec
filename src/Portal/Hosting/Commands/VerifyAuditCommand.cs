using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Access;

namespace Portal.Hosting.Commands;

/// <summary><c>verify-audit</c>: walks the audit trail and names the first record that does not fit.</summary>
internal static class VerifyAuditCommand
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        if (args.Length > 0)
        {
            Console.Error.WriteLine("verify-audit takes no arguments; it reads the store in Portal__DataDirectory.");
            return 2;
        }

        await using var services = CommandServices.Build(logLevel: LogLevel.Warning);
        await using var scope = services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<IAudit>().VerifyAsync(cancellationToken);
        if (!result.IsOk)
        {
            Console.Error.WriteLine(result.Error.Message);
            return 1;
        }

        Console.Out.WriteLine(result.Value.IsIntact
            ? $"{result.Value.Records} records, the chain is intact."
            : $"The chain breaks at record {result.Value.BrokenAt}: {result.Value.Problem}");
        return result.Value.IsIntact ? 0 : 1;
    }
}
