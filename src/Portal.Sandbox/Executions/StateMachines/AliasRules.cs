using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions.StateMachines;

/// <summary>What an alias must look like.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachineAlias.html</remarks>
internal static class AliasRules
{
    private const string NamePattern = "^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$";

    /// <exception cref="AwsFault">ValidationException.</exception>
    public static void CheckName(string name)
    {
        if (name.Length > ResourceNames.MostCharacters)
        {
            throw ExecutionFaults.Validation($"1 validation error detected: Value '{name}' at 'name' failed to satisfy constraint: Member must have length less than or equal to {ResourceNames.MostCharacters}");
        }

        var fits = name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') && !name.All(char.IsAsciiDigit);
        if (!fits) throw ExecutionFaults.Validation($"1 validation error detected: Value '{name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: {NamePattern}");
    }

    /// <exception cref="AwsFault">ValidationException.</exception>
    public static void CheckRoutes(IReadOnlyList<AliasRoute> routes)
    {
        if (routes.Count is 0 or > 2) throw ExecutionFaults.Validation("Routing configuration must contain one or two state machine version ARNs.");
        var unversioned = routes.Where(r => !IsVersion(r.VersionArn)).Select(r => r.VersionArn).ToList();
        if (unversioned.Count > 0) throw ExecutionFaults.Validation($"Routing configuration must contain state machine version ARNs. Received: [{string.Join(", ", unversioned)}]");
        if (routes.Count == 2 && routes[0].VersionArn == routes[1].VersionArn) throw ExecutionFaults.Validation("Routing configuration must contain distinct state machine version ARNs. Received: ["
            + string.Join(", ", routes.Select(r => r.VersionArn)) + "]");
        var sum = routes.Sum(r => r.Weight);
        if (sum != 100) throw ExecutionFaults.Validation($"Sum of routing configuration weights must equal 100. Received: [{string.Join(", ", routes.Select(r => r.Weight))}]");
    }

    public static AwsFault NotFound(string arn) => new("ResourceNotFound", $"Request references a resource that does not exist: '{arn}'");

    private static bool IsVersion(string arn) =>
        Arn.TryParse(arn, out var parsed) && parsed.Service == "states" && ResourceArns.TrySplitQualifier(parsed, out _, out var qualifier) && int.TryParse(qualifier, out _);
}
