namespace Portal.Hosting.Commands;

/// <param name="File">Template file, folder or zip.</param>
/// <param name="StackName">The stack's name.</param>
/// <param name="Connection">The connection's id; null for the first.</param>
/// <param name="Parameters">The template's parameters.</param>
internal sealed record DeployArguments(string File, string StackName, string? Connection, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>Null, with the problem in words, where the arguments make no sense.</summary>
    public static DeployArguments? Parse(string[] args, out string? problem)
    {
        string? file = null, name = null, connection = null;
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        problem = null;
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--name" or "--connection" or "--parameter" when value is null:
                    problem = $"{args[i]} needs a value.";
                    return null;
                case "--name":
                    name = value;
                    i++;
                    break;
                case "--connection":
                    connection = value;
                    i++;
                    break;
                case "--parameter":
                    if (value!.IndexOf('=', StringComparison.Ordinal) is var at and > 0) parameters[value[..at]] = value[(at + 1)..];
                    else problem = $"'{value}' is not NAME=VALUE.";
                    i++;
                    break;
                default:
                    if (args[i].StartsWith('-')) problem = $"'{args[i]}' is not an option of deploy.";
                    else if (file is not null) problem = $"One file at a time: '{file}' or '{args[i]}'?";
                    file = args[i];
                    break;
            }

            if (problem is not null) return null;
        }

        if (file is null) problem = "Which template? deploy FILE --name STACK";
        else if (name is null) problem = "Which name shall the stack have? deploy FILE --name STACK";
        return problem is null ? new DeployArguments(file!, name!, connection, parameters) : null;
    }
}
