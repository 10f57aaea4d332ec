namespace Portal.Languages.StatesLanguage.Parsing;

/// <summary>One parse of a definition: what it is for, and what was found wrong so far.</summary>
internal sealed class ParseContext(DefinitionOptions options)
{
    private readonly List<(DefinitionIssue Issue, JsonLocation? Location)> issues = [];

    public DefinitionOptions Options { get; } = options;

    public QueryLanguage MachineLanguage { get; set; }

    /// <summary>The names of all states so far: they are unique in the whole definition.</summary>
    public HashSet<string> StateNames { get; } = new(StringComparer.Ordinal);

    /// <summary>The labels of distributed Map states so far.</summary>
    public HashSet<string> Labels { get; } = new(StringComparer.Ordinal);

    public void Schema(string message, JsonLocation? location) => Error(IssueCode.SchemaValidationFailed, message, location);

    public void Error(string code, string message, JsonLocation? location) =>
        issues.Add((new(IssueSeverity.Error, code, message, location?.ToString()), location));

    public void Warn(string code, string message, JsonLocation location) =>
        issues.Add((new(IssueSeverity.Warning, code, message, location.ToString()), location));

    /// <summary>The issues with their positions in the text.</summary>
    public IReadOnlyList<DefinitionIssue> Finish(string json)
    {
        if (issues.Count == 0) return [];
        var positions = SourcePositions.Find(json, [.. issues.Select(i => i.Location ?? JsonLocation.Root)]);
        return [.. issues.Select((i, n) => i.Issue with { Line = positions[n].Line, Column = positions[n].Column })];
    }
}
