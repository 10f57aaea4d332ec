using System.Diagnostics.CodeAnalysis;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Executions;

/// <summary>Reads the ARNs of Step Functions and refuses others in AWS's words.</summary>
internal static class ResourceArns
{
    public const string StateMachine = "stateMachine";
    public const string Execution = "execution";
    public const string Express = "express";
    public const string Activity = "activity";
    public const string MapRun = "mapRun";

    /// <exception cref="AwsFault">InvalidArn.</exception>
    public static Arn Parse(string text)
    {
        if (!text.StartsWith("arn:", StringComparison.Ordinal)) throw ExecutionFaults.InvalidArn($"Invalid ARN prefix: {text}");
        if (!Arn.TryParse(text, out var arn) || arn.Service != "states") throw ExecutionFaults.InvalidArn($"Invalid ARN: {text}");
        return arn;
    }

    /// <exception cref="AwsFault">InvalidArn: no ARN, or one of another type.</exception>
    public static Arn Parse(string text, params ReadOnlySpan<string> types)
    {
        var arn = Parse(text);
        var type = TypeOf(arn);
        foreach (var allowed in types)
        {
            if (type == allowed) return arn;
        }

        throw ExecutionFaults.InvalidArn($"Resource type not valid in this context: {type}");
    }

    public static string TypeOf(Arn arn) => arn.Resource.Split(':', 2)[0];

    /// <summary>What follows the type.</summary>
    public static string NameOf(Arn arn) => arn.Resource.Split(':', 2) is [_, var name] ? name : "";

    /// <summary>Takes <c>...:stateMachine:name:1</c> or <c>...:stateMachine:name:alias</c> apart; false for the ARN of a machine itself.</summary>
    public static bool TrySplitQualifier(Arn arn, out string machineArn, [NotNullWhen(true)] out string? qualifier)
    {
        var parts = arn.Resource.Split(':', 3);
        machineArn = (arn with { Resource = string.Join(':', parts.Take(2)) }).ToString();
        qualifier = parts.Length == 3 ? parts[2] : null;
        return qualifier is not null;
    }
}
