namespace Portal.Hosting.Commands;

/// <summary>What the program can do besides serving: <c>dotnet run --project src/Portal -- COMMAND ...</c></summary>
internal static class CommandLine
{
    public const string Help = """
        Event observatory

          (no command)                         serve the portal and the sandbox
          deploy FILE --name STACK             deploy a SAM or CloudFormation template (file, folder or zip)
                 [--connection ID]             to this connection; the sandbox when left out
                 [--parameter NAME=VALUE]      may be repeated
          verify-audit                         check the audit trail's chain
          health [URL]                         exit code 0 when the portal answers
          help                                 this text

        Configuration comes from environment variables (Portal__DataDirectory, Portal__Sandbox__Url, ASPNETCORE_URLS) and
        appsettings.json; see README.md.
        """;

    /// <summary>Runs a command; null where the arguments name none and the portal is to serve.</summary>
    public static async Task<int?> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        if (args.Length == 0 || args[0].StartsWith('-')) return null;
        var rest = args[1..];
        switch (args[0])
        {
            case "deploy":
                return await DeployCommand.RunAsync(rest, cancellationToken);
            case "verify-audit":
                return await VerifyAuditCommand.RunAsync(rest, cancellationToken);
            case "health":
                return await HealthCommand.RunAsync(rest, cancellationToken);
            case "help":
                Console.Out.WriteLine(Help);
                return 0;
            default:
                Console.Error.WriteLine($"'{args[0]}' is not a command.\n\n{Help}");
                return 2;
        }
    }
}
