namespace Portal.Languages.StatesLanguage.States;

/// <summary>Which errors an ErrorEquals names.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-error-representation</remarks>
internal static class ErrorMatch
{
    public static bool Matches(IReadOnlyList<string> errorEquals, string error)
    {
        foreach (var name in errorEquals)
        {
            if (Matches(name, error)) return true;
        }

        return false;
    }

    private static bool Matches(string name, string error) => name switch
    {
        StatesErrorNames.All => error is not (StatesErrorNames.DataLimitExceeded or StatesErrorNames.Runtime),
        StatesErrorNames.TaskFailed => error is not (StatesErrorNames.Timeout or StatesErrorNames.HeartbeatTimeout
            or StatesErrorNames.DataLimitExceeded or StatesErrorNames.Runtime),
        StatesErrorNames.Timeout => error is StatesErrorNames.Timeout or StatesErrorNames.HeartbeatTimeout,
        StatesErrorNames.Runtime => false,
        _ => string.Equals(name, error, StringComparison.Ordinal),
    };
}
