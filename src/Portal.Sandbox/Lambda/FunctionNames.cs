namespace Portal.Sandbox.Lambda;

/// <summary>How functions are named.</summary>
internal static class FunctionNames
{
    /// <summary>Of a name, a part of an ARN or a whole one, with or without a qualifier.</summary>
    public static string Of(string function)
    {
        var parts = function.Split(':');
        var at = Array.IndexOf(parts, "function");
        return at >= 0 && at + 1 < parts.Length ? parts[at + 1] : parts[0];
    }
}
