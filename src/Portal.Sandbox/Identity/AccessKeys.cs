namespace Portal.Sandbox.Identity;

/// <summary>Access keys say whose they are: the sandbox keeps no users.</summary>
public static class AccessKeys
{
    /// <summary>What temporary keys begin and end with: <c>ASIA</c>, the account's twelve digits, <c>TEMP</c>.</summary>
    private const string Prefix = "ASIA";

    private const string Ending = "TEMP";
    private const int AccountLength = 12;

    /// <summary>The account in a key: twelve digits, or a temporary key of <see cref="Temporary"/>; null for any other key.</summary>
    public static string? AccountOf(string accessKey)
    {
        if (IsAccount(accessKey)) return accessKey;
        if (accessKey.Length != Prefix.Length + AccountLength + Ending.Length) return null;
        if (!accessKey.StartsWith(Prefix, StringComparison.Ordinal) || !accessKey.EndsWith(Ending, StringComparison.Ordinal)) return null;
        var account = accessKey.Substring(Prefix.Length, AccountLength);
        return IsAccount(account) ? account : null;
    }

    /// <summary>A key as AssumeRole gives them.</summary>
    public static string Temporary(string accountId) => Prefix + accountId + Ending;

    private static bool IsAccount(string text) => text.Length == AccountLength && text.All(char.IsAsciiDigit);
}
