using System.Text.RegularExpressions;
using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Paths;

namespace Portal.Services.Approvals.Declarations;

/// <summary>Texts with places such as <c>{$.customerName}</c>, filled from a payload that holds no token any more.</summary>
internal static partial class PayloadText
{
    private const int LongestValue = 500;

    /// <summary>The text with its places filled; a value that is not there shows as a dash.</summary>
    public static string Fill(string text, DataValue payload) => Place().Replace(text, m => Read(m.Groups["path"].Value, payload) ?? "–");

    /// <summary>A value of the payload as people read it; null where there is none.</summary>
    public static string? Read(string path, DataValue payload)
    {
        if (!JsonPath.TryParse(path, out var parsed, out _) || parsed.Evaluate(payload) is not { HasValue: true, Value: { } value }) return null;
        var text = value switch { DataString s => s.Value, DataNull => "", _ => value.ToJson() };
        return text.Length <= LongestValue ? text : text[..LongestValue] + "…";
    }

    /// <summary>The places whose path is none.</summary>
    public static IEnumerable<string> WrongPlaces(string text) => Place().Matches(text).Select(m => m.Groups["path"].Value).Where(p => !JsonPath.TryParse(p, out _, out _));

    [GeneratedRegex(@"\{(?<path>\$[^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
