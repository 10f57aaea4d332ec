using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Aws;
using Portal.Services.Stacks;

namespace Portal.Hosting.Commands;

/// <summary><c>deploy FILE --name STACK</c>: packages a template and creates or updates the stack, telling each step.</summary>
internal static class DeployCommand
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        if (DeployArguments.Parse(args, out var problem) is not { } arguments)
        {
            Console.Error.WriteLine($"{problem}\n\n{CommandLine.Help}");
            return 2;
        }

        await using var services = CommandServices.Build(logLevel: LogLevel.Warning);
        await using var scope = services.CreateAsyncScope();
        var connections = scope.ServiceProvider.GetRequiredService<IConnections>();
        var connection = arguments.Connection is null ? connections.Default : connections.Find(arguments.Connection);
        if (connection is null)
        {
            Console.Error.WriteLine(arguments.Connection is null
                ? "There is no connection to deploy to: the sandbox is off and Portal:Connections is empty."
                : $"There is no connection '{arguments.Connection}'. Known: {string.Join(", ", connections.All.Select(c => c.Id))}.");
            return 2;
        }

        var packaged = await scope.ServiceProvider.GetRequiredService<ITemplatePackager>().FromPathAsync(arguments.File, cancellationToken);
        if (!packaged.IsOk) return Fail(packaged.Error);
        foreach (var note in packaged.Value.Notes) Console.Out.WriteLine(note);

        var deployment = new StackDeployment(arguments.StackName, packaged.Value) { Parameters = arguments.Parameters };
        var deployed = await scope.ServiceProvider.GetRequiredService<IStacks>().DeployAsync(connection.Id, deployment, new Told(), cancellationToken);
        if (!deployed.IsOk)
        {
            if (connection.IsSandbox && deployed.Error.Kind == AwsErrorKind.Unreachable)
            {
                Console.Error.WriteLine($"No sandbox answers at {connection.Endpoint}. Start the portal in another terminal first: dotnet run --project src/Portal");
                return 1;
            }

            return Fail(deployed.Error);
        }

        Console.Out.WriteLine($"{deployed.Value.Name}: {deployed.Value.Status} ({connection.Name}, {connection.Region})");
        foreach (var resource in deployed.Value.Resources.Where(r => r.StatusReason is { Length: > 0 }))
        {
            Console.Out.WriteLine($"  {resource.LogicalId} ({resource.Type}): {resource.StatusReason}");
        }

        foreach (var output in deployed.Value.Outputs) Console.Out.WriteLine($"  {output.Key} = {output.Value}");
        return deployed.Value.Status is "CREATE_COMPLETE" or "UPDATE_COMPLETE" ? 0 : 1;
    }

    private static int Fail(AwsError error)
    {
        Console.Error.WriteLine($"{error.Code}: {error.Message}{(error.Advice is null ? "" : " " + error.Advice)}");
        return 1;
    }

    /// <summary>Writes each event at once; <see cref="Progress{T}"/> would reorder them on the pool.</summary>
    private sealed class Told : IProgress<StackEvent>
    {
        public void Report(StackEvent value) =>
            Console.Out.WriteLine($"{value.Timestamp:HH:mm:ss}  {value.Status,-28} {value.LogicalId} ({value.Type}){(value.StatusReason is null ? "" : ": " + value.StatusReason)}");
    }
}
