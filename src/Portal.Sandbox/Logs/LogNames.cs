namespace Portal.Sandbox.Logs;

/// <summary>What log groups and streams may be called.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html</remarks>
internal static class LogNames
{
    private const int Longest = 512;

    public static void CheckGroup(string? name)
    {
        if (string.IsNullOrEmpty(name)) throw Empty(name, "logGroupName");
        if (name.Length > Longest) throw LogFaults.Constraint(name, "logGroupName", "Member must have length less than or equal to 512");
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/' or '#'))
            throw LogFaults.Constraint(name, "logGroupName", @"Member must satisfy regular expression pattern: [\.\-_/#A-Za-z0-9]+");
    }

    public static void CheckStream(string? name)
    {
        if (string.IsNullOrEmpty(name)) throw Empty(name, "logStreamName");
        if (name.Length > Longest) throw LogFaults.Constraint(name, "logStreamName", "Member must have length less than or equal to 512");
        if (name.AsSpan().IndexOfAny(':', '*') >= 0) throw LogFaults.Constraint(name, "logStreamName", "Member must satisfy regular expression pattern: [^:*]*");
    }

    private static Identity.AwsFault Empty(string? name, string field) => name is null
        ? LogFaults.Constraint(null, field, "Member must not be null")
        : LogFaults.Constraint("", field, "Member must have length greater than or equal to 1");
}
