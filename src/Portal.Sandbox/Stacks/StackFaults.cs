using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Stacks;

/// <summary>What CloudFormation answers to input it refuses. Nearly everything is a ValidationError there.</summary>
internal static class StackFaults
{
    public static AwsFault Invalid(string message) => new("ValidationError", message);

    /// <summary>The template's text or structure is at fault.</summary>
    public static AwsFault Format(string message) => Invalid("Template format error: " + message);

    /// <summary>A function in the template is used wrongly.</summary>
    public static AwsFault Template(string message) => Invalid("Template error: " + message);

    public static AwsFault NoStack(string name) => Invalid($"Stack with id {name} does not exist");

    public static AwsFault NoChangeSet(string name) => new("ChangeSetNotFound", $"ChangeSet [{name}] does not exist", 404);

    public static AwsFault NoUpdates() => Invalid("No updates are to be performed.");
}
