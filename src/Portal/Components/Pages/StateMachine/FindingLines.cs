using System.Text.Json;
using System.Text.RegularExpressions;

namespace Portal.Components.Pages.StateMachine;

/// <summary>Where in the text of a definition a hint about a state belongs.</summary>
internal static class FindingLines
{
    /// <param name="location">As the lint writes it: <c>/States/Ask/Retry[0]</c>.</param>
    /// <returns>Counts from 1; null where the state is not found.</returns>
    public static int? Of(string text, string state, string location)
    {
        var named = Regex.Match(text, Regex.Escape(JsonSerializer.Serialize(state)) + @"\s*:\s*\{", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        if (!named.Success) return null;
        var field = Regex.Match(location, @"/([A-Za-z]+)(?:/Entries)?(?:\[\d+\])?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking).Groups[1].Value;
        var at = field.Length == 0 ? -1 : text.IndexOf($"\"{field}\"", named.Index + named.Length, StringComparison.Ordinal);
        return text.AsSpan(0, at < 0 ? named.Index : at).Count('\n') + 1;
    }
}
