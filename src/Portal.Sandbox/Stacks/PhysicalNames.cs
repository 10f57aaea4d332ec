using System.Security.Cryptography;

namespace Portal.Sandbox.Stacks;

/// <summary>Names of resources that the template does not name: <c>stack-LogicalId-1A2B3C4D5E6F</c>.</summary>
internal static class PhysicalNames
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const int RandomLength = 12;

    /// <param name="stackName">The stack.</param>
    /// <param name="logicalId">The resource in it.</param>
    /// <param name="longest">What the service allows; the stack's and the resource's names are shortened to fit.</param>
    /// <param name="ending">A required ending, such as <c>.fifo</c>.</param>
    public static string Create(string stackName, string logicalId, int longest, string ending = "")
    {
        var room = longest - RandomLength - ending.Length - 2;
        if (stackName.Length + logicalId.Length > room)
        {
            var half = room / 2;
            var forStack = Math.Max(half, room - logicalId.Length);
            stackName = stackName[..Math.Min(stackName.Length, forStack)];
            logicalId = logicalId[..Math.Min(logicalId.Length, room - stackName.Length)];
        }

        return $"{stackName}-{logicalId}-{RandomNumberGenerator.GetString(Letters, RandomLength)}{ending}";
    }
}
