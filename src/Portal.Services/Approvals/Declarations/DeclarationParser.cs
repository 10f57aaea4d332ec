using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Paths;

namespace Portal.Services.Approvals.Declarations;

/// <summary>Reads a file of declarations: one JSON object, or an array of them. Reports every error with its path.</summary>
internal sealed class DeclarationParser(string source)
{
    private const int MostVotes = 20;

    private static readonly HashSet<string> Words =
        ["$schema", "connection", "stateMachine", "state", "group", "title", "text", "fields", "answers", "comment", "form", "rawOutput", "fourEyes", "votes", "heartbeat", "takeActivity"];
    private static readonly HashSet<string> AnswerWords = ["key", "label", "verdict", "output", "error", "cause", "comment", "leadsTo"];

    private readonly List<string> problems = [];

    public IReadOnlyList<string> Problems => problems;

    /// <summary>What could be read. Where there are problems, each declaration is marked as broken: its waits are not decided.</summary>
    public IReadOnlyList<ApprovalDeclaration> Parse(string json)
    {
        var all = DataValue.TryParse(json) switch
        {
            DataObject one => [Declaration(one, "$")],
            DataArray many => many.Select((d, i) => d is DataObject o ? Declaration(o, $"$[{i}]") : Wrong($"$[{i}]")).ToList(),
            _ => [Wrong("$")],
        };
        return problems.Count == 0 ? all : [.. all.Select(d => d with { Broken = $"{source}: {string.Join("; ", problems)}" })];
    }

    /// <summary>Of a file that says nothing readable everything may be meant.</summary>
    private ApprovalDeclaration Wrong(string at)
    {
        problems.Add($"{at} must be a JSON object");
        return new(source, "*", "*");
    }

    private ApprovalDeclaration Declaration(DataObject o, string at)
    {
        foreach (var word in o.Names.Where(n => !Words.Contains(n))) problems.Add($"{at}.{word} is not known");
        var declaration = new ApprovalDeclaration(source, Text(o, "stateMachine", at) ?? Missing(at, "stateMachine"), Text(o, "state", at) ?? Missing(at, "state"))
        {
            Connection = Text(o, "connection", at),
            Group = Text(o, "group", at),
            Title = Template(o, "title", at),
            Text = Template(o, "text", at),
            Fields = [.. Items(o, "fields", at).Select(f => Field(f.Item, f.At))],
            Answers = [.. Items(o, "answers", at).Select(a => Answer(a.Item, a.At))],
            Comment = Comment(o, at) ?? CommentRule.Optional,
            Form = o.Contains("form") ? o.GetObject("form") is { } form ? FormSchema.Read(form, at + ".form", (p, m) => problems.Add($"{p} {m}")) : NoForm(at) : [],
            RawOutput = Flag(o, "rawOutput", at),
            FourEyes = Flag(o, "fourEyes", at),
            Heartbeat = Flag(o, "heartbeat", at),
            TakesActivity = Flag(o, "takeActivity", at),
            Votes = Votes(o, at),
        };
        foreach (var twice in declaration.Answers.GroupBy(a => a.Key).Where(g => g.Count() > 1)) problems.Add($"{at}.answers has two with the key \"{twice.Key}\"");
        return declaration;
    }

    private DeclaredField Field(DataObject o, string at)
    {
        var path = Text(o, "path", at) ?? Missing(at, "path");
        if (!JsonPath.TryParse(path, out _, out var error)) problems.Add($"{at}.path is no path: {error}");
        return new(Text(o, "label", at) ?? Missing(at, "label"), path);
    }

    private DeclaredAnswer Answer(DataObject o, string at)
    {
        foreach (var word in o.Names.Where(n => !AnswerWords.Contains(n))) problems.Add($"{at}.{word} is not known");
        var verdict = Text(o, "verdict", at) switch
        {
            "approve" => Verdict.Approve,
            "reject" => Verdict.Reject,
            "fail" => Verdict.Fail,
            _ => Problem($"{at}.verdict must be \"approve\", \"reject\" or \"fail\"", Verdict.Reject),
        };
        if (verdict != Verdict.Fail && o.GetObject("output") is null) problems.Add($"{at}.output must be an object");
        if (verdict == Verdict.Fail && o.Contains("output")) problems.Add($"{at}.output does not go with a failure: give error and cause");
        var key = Text(o, "key", at) ?? Missing(at, "key");
        return new(key, Text(o, "label", at) ?? key, verdict, o.GetObject("output"))
        {
            Error = Text(o, "error", at),
            Cause = Text(o, "cause", at),
            Comment = Comment(o, at),
            LeadsTo = Text(o, "leadsTo", at),
        };
    }

    private IEnumerable<(DataObject Item, string At)> Items(DataObject o, string name, string at)
    {
        if (!o.Contains(name)) yield break;
        if (o.GetArray(name) is not { } items)
        {
            problems.Add($"{at}.{name} must be an array");
            yield break;
        }

        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is DataObject item) yield return (item, $"{at}.{name}[{i}]");
            else problems.Add($"{at}.{name}[{i}] must be an object");
        }
    }

    private CommentRule? Comment(DataObject o, string at) => !o.Contains("comment") ? null : o.GetString("comment") switch
    {
        "optional" => CommentRule.Optional,
        "required" => CommentRule.Required,
        "none" => CommentRule.None,
        _ => Problem($"{at}.comment must be \"optional\", \"required\" or \"none\"", CommentRule.Required),
    };

    private int Votes(DataObject o, string at)
    {
        if (!o.Contains("votes")) return 1;
        return o.GetInt64("votes") is { } votes and >= 1 and <= MostVotes ? (int)votes : Problem($"{at}.votes must be a whole number from 1 to {MostVotes}", MostVotes);
    }

    private bool Flag(DataObject o, string name, string at) => o.Contains(name) && (o.GetBoolean(name) ?? Problem($"{at}.{name} must be true or false", false));

    private string? Template(DataObject o, string name, string at)
    {
        var text = Text(o, name, at);
        if (text is not null) problems.AddRange(PayloadText.WrongPlaces(text).Select(p => $"{at}.{name} holds {{{p}}}, which is no path"));
        return text;
    }

    private string? Text(DataObject o, string name, string at) => !o.Contains(name) ? null : o.GetString(name) ?? Problem<string?>($"{at}.{name} must be a text", null);

    private string Missing(string at, string name) => Problem($"{at}.{name} is missing", "*");

    private IReadOnlyList<FormField> NoForm(string at) => Problem<IReadOnlyList<FormField>>($"{at}.form must be a JSON Schema of an object", []);

    private T Problem<T>(string words, T instead)
    {
        problems.Add(words);
        return instead;
    }
}
