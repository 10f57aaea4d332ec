namespace Portal.Sandbox.Executions.Interpreter;

internal static class Seeds
{
    /// <summary>FNV-1a: the same on every machine and in every run.</summary>
    public static ulong Of(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }
}
