using System.Text.RegularExpressions;

namespace Portal.Sandbox.Protocol.EventBridge.Input;

/// <summary>What the service's model demands of a text.</summary>
/// <param name="Longest">The most characters.</param>
/// <param name="Shortest">The fewest.</param>
/// <param name="Pattern">A regular expression for the whole text, as messages quote it; null for any text.</param>
/// <param name="Values">The only values there are, in the order in which messages list them; null for any.</param>
internal sealed record TextShape(int Longest = int.MaxValue, int Shortest = 0, string? Pattern = null, IReadOnlyList<string>? Values = null)
{
    private readonly Regex? regex = Pattern is null ? null : new Regex(@"\A(?:" + Pattern + @")\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    public static TextShape OneOf(params string[] values) => new(Values: values);

    /// <summary>What is wrong with a text, in AWS's words; nothing where it is right.</summary>
    public IEnumerable<string> Problems(string text)
    {
        if (Values is not null && !Values.Contains(text)) yield return $"Member must satisfy enum value set: [{string.Join(", ", Values)}]";
        if (regex?.IsMatch(text) == false) yield return $"Member must satisfy regular expression pattern: {Pattern}";
        if (text.Length > Longest) yield return $"Member must have length less than or equal to {Longest}";
        if (text.Length < Shortest) yield return $"Member must have length greater than or equal to {Shortest}";
    }
}
