namespace Portal.Sandbox.Stacks;

/// <summary>What stacks and change sets may be called: letters, digits and hyphens, a letter first, 128 at most.</summary>
internal static class StackNames
{
    public static void Check(string name, string field = "stackName")
    {
        if (name.Length is > 0 and <= 128 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) return;
        throw StackFaults.Invalid($"1 validation error detected: Value '{name}' at '{field}' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*");
    }
}
