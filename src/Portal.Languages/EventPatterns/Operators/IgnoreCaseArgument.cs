using Portal.Languages.Data;
using Portal.Languages.EventPatterns.Matching;
using Portal.Languages.EventPatterns.Parsing;

namespace Portal.Languages.EventPatterns.Operators;

/// <summary>The <c>{"equals-ignore-case": "text"}</c> inside a prefix or suffix.</summary>
internal static class IgnoreCaseArgument
{
    private const string Word = "equals-ignore-case";

    public static DataValue Write(string text) => new DataObjectBuilder { [Word] = text }.Build();

    public static string? Read(PatternOperator around, string title, PatternNode argument, string path, PatternProblems problems)
    {
        var advice = $"Give {{\"{around.Name}\": \"text\"}} or {{\"{around.Name}\": {{\"{Word}\": \"text\"}}}}.";
        if (argument.Members.Count == 0)
        {
            if (argument.Complete) problems.Add($"{title} expression name not found", argument.End, path, advice);
            return null;
        }

        var (name, value) = argument.Members[0];
        if (name != Word)
        {
            problems.Add($"Unsupported {around.Name} pattern: {name}", value.At, path, advice);
            return null;
        }

        if (!value.IsString)
        {
            problems.Add("equals-ignore-case match pattern must be a string", value.At, PatternPath.Join(path, name), advice);
            return null;
        }

        if (argument.Members.Count > 1)
        {
            problems.Add("Only one key allowed in match expression", argument.Members[1].Value.At, path, advice);
            return null;
        }

        return argument.Complete ? value.Text : null;
    }

    /// <summary>A text that equals this one when case is left aside: mostly the text itself.</summary>
    public static string Satisfying(string text)
    {
        var folded = new FoldedText(text);
        var lower = string.Concat(text.Select(CaseMapping.Lower));
        return folded.Matches(Utf8Text.Encode(text)) ? text : string.Concat(lower.Select(c => char.IsSurrogate(c) ? '?' : c));
    }
}
