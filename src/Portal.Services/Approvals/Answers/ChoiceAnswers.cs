using System.Text.RegularExpressions;
using Portal.Languages.Data;

namespace Portal.Services.Approvals.Answers;

/// <summary>Reads a Choice as a question with two answers.</summary>
internal static partial class ChoiceAnswers
{
    private static readonly string[] YesWords = ["approv", "accept", "grant", "confirm", "allow", "yes", "ok"];
    private static readonly string[] NoWords = ["reject", "declin", "den", "refus", "cancel", "disapprov", "not", "no"];

    /// <summary>Null where its rules do not ask for a truth value or a telling text in the answer.</summary>
    public static InferredAnswers? Read(DataObject state, DataObject choice)
    {
        var rules = (choice.GetArray("Choices") ?? DataArray.Empty).OfType<DataObject>().Select(r => Rule(state, r)).OfType<AnswerRule>().ToList();
        if (rules.Count == 0) return null;
        var field = rules[0].Path;
        rules = [.. rules.Where(r => r.Path.SequenceEqual(field))];
        var yes = rules.FirstOrDefault(r => r.IsYes == true);
        var no = rules.FirstOrDefault(r => r.IsYes == false);
        if (yes is null && no is null) return null;
        var otherwise = choice.GetString("Default");
        var yesValue = yes?.Value ?? Opposite(no!.Value);
        var noValue = no?.Value ?? Opposite(yes!.Value);
        return new(Build(field, yesValue), Build(field, noValue), yes?.Next ?? otherwise, no?.Next ?? otherwise, "");
    }

    /// <summary>The state that the Choice goes to with this output; null where one of its rules cannot be read.</summary>
    public static string? LeadsTo(DataObject state, DataObject choice, DataObject output)
    {
        foreach (var rule in (choice.GetArray("Choices") ?? DataArray.Empty).OfType<DataObject>())
        {
            if (rule.Contains("StringMatches") || Rule(state, rule) is not { } read) return null;
            DataValue? at = output;
            foreach (var name in read.Path) at = (at as DataObject)?[name];
            if (at is not null && at.Equals(read.Value)) return read.Next;
        }

        return choice.GetString("Default");
    }

    private static AnswerRule? Rule(DataObject state, DataObject rule)
    {
        var next = rule.GetString("Next");
        if (rule.GetString("Condition") is { } condition) return Jsonata(condition, next);
        if (rule.GetString("Variable") is not { } variable || AnswerPath(state, variable) is not { Length: > 0 } path) return null;
        if (rule.GetBoolean("BooleanEquals") is { } truth) return new(path, truth, truth, next);
        var text = rule.GetString("StringEquals") ?? rule.GetString("StringMatches")?.Replace("*", "", StringComparison.Ordinal);
        return text is null ? null : new(path, text, MeansYes(text), next);
    }

    /// <summary>Where in the answer a path of the Choice lies: ResultPath says where the answer was put, ResultSelector how it was renamed.</summary>
    private static string[]? AnswerPath(DataObject state, string variable)
    {
        if (state["ResultPath"] is DataNull || state.Contains("OutputPath")) return null;
        var result = Names(state.GetString("ResultPath") ?? "$");
        var asked = Names(variable);
        if (result is null || asked is null || asked.Length <= result.Length || !asked.AsSpan(0, result.Length).SequenceEqual(result)) return null;
        var path = asked[result.Length..];
        if (state.GetObject("ResultSelector") is not { } selector) return path;
        return path.Length == 1 && selector.GetString(path[0] + ".$") is { } source ? Names(source) : null;
    }

    /// <summary><c>$states.input.approved</c>, alone or held against true, false or a text.</summary>
    private static AnswerRule? Jsonata(string condition, string? next)
    {
        if (JsonataQuestion().Match(condition) is not { Success: true } match) return null;
        var path = match.Groups["path"].Value.Split('.', StringSplitOptions.RemoveEmptyEntries);
        var value = match.Groups["value"].Value;
        if (value is "" or "true" or "false") return new(path, value != "false", value != "false", next);
        return new(path, value[1..^1], MeansYes(value[1..^1]), next);
    }

    /// <summary>The names of a plain path; null for any other.</summary>
    private static string[]? Names(string path) => PlainPath().IsMatch(path) ? path.Split('.')[1..] : null;

    private static bool? MeansYes(string text)
    {
        var small = text.ToLowerInvariant();
        if (Array.Exists(NoWords, w => small.StartsWith(w, StringComparison.Ordinal))) return false;
        return Array.Exists(YesWords, w => small.StartsWith(w, StringComparison.Ordinal)) ? true : null;
    }

    /// <summary>In the writing of the one that is known.</summary>
    private static DataValue Opposite(DataValue value)
    {
        if (value is DataBoolean b) return !b.Value;
        var text = ((DataString)value).Value;
        var other = MeansYes(text) == true ? "rejected" : "approved";
        return !text.Any(char.IsLower) ? other.ToUpperInvariant() : char.IsUpper(text[0]) ? char.ToUpperInvariant(other[0]) + other[1..] : other;
    }

    private static DataObject Build(string[] path, DataValue value)
    {
        for (var i = path.Length - 1; i >= 0; i--) value = new DataObjectBuilder { [path[i]] = value }.Build();
        return (DataObject)value;
    }

    [GeneratedRegex(@"^\$(\.[A-Za-z_][A-Za-z0-9_-]*)*$")]
    private static partial Regex PlainPath();

    [GeneratedRegex("""^\{%\s*\$states\.input(?<path>(\.[A-Za-z_][A-Za-z0-9_]*)+)(\s*=\s*(?<value>true|false|'[^']*'|"[^"]*"))?\s*%\}$""")]
    private static partial Regex JsonataQuestion();

    /// <param name="IsYes">Null where the value's meaning cannot be told.</param>
    private sealed record AnswerRule(string[] Path, DataValue Value, bool? IsYes, string? Next);
}
