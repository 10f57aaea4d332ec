using System.Security.Cryptography;
using System.Text;

namespace Portal.Services.Observatory.Taps;

/// <summary>How the parts of a tap are called.</summary>
internal static class TapNames
{
    private const string Prefix = "observatory-tap-";
    private const int LongestName = 64;

    /// <summary>The tag on rule and queue; its value is the bus.</summary>
    public const string Tag = "observatory-tap";

    public static bool IsTapRule(string ruleName) => ruleName.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>
    /// The name of rule and queue. Names of rules have at most 64 characters, and queues take no dots and slashes: what does
    /// not fit is replaced, and a part of the name's hash keeps it apart from others.
    /// </summary>
    public static string For(string eventBusName)
    {
        var plain = new StringBuilder(Prefix);
        foreach (var c in eventBusName) plain.Append(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-');
        if (plain.Length <= LongestName && plain.ToString(Prefix.Length, plain.Length - Prefix.Length) == eventBusName) return plain.ToString();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(eventBusName)))[..8];
        return plain.ToString(0, Math.Min(plain.Length, LongestName - 9)) + "-" + hash;
    }
}
