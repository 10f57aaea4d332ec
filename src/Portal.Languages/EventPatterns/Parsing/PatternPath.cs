using System.Globalization;

namespace Portal.Languages.EventPatterns.Parsing;

/// <summary>JSONPath of parts of a pattern or event, for people.</summary>
internal static class PatternPath
{
    public const string Root = "$";

    public static string Join(string path, string name)
    {
        var plain = name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '$' or ':' or '/');
        return plain ? $"{path}.{name}" : $"{path}['{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}']";
    }

    public static string Join(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
