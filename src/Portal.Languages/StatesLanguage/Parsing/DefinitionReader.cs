using System.Collections.Frozen;
using System.Text.Json;
using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Parsing;

/// <summary>Text to definition.</summary>
internal static class DefinitionReader
{
    private static readonly FrozenSet<string> Fields =
        new[] { "Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds", "Version" }.ToFrozenSet(StringComparer.Ordinal);

    public static DefinitionParseResult Read(string json, DefinitionOptions options)
    {
        var context = new ParseContext(options);
        if (string.IsNullOrWhiteSpace(json))
        {
            context.Error(IssueCode.MissingDescription, "Received a null or empty workflow input", null);
            return new DefinitionParseResult(null, context.Finish("null"));
        }

        DataValue value;
        try
        {
            value = DataValue.Parse(json);
        }
        catch (JsonException e)
        {
            var issue = new DefinitionIssue(
                IssueSeverity.Error, IssueCode.InvalidJsonDescription, JsonSyntax.Describe(json), null, (int?)e.LineNumber + 1, (int?)e.BytePositionInLine + 1);
            return new DefinitionParseResult(null, [issue]);
        }

        if (value is not DataObject source)
        {
            context.Schema("Expected value of type [OBJECT]", JsonLocation.Root);
            return new DefinitionParseResult(null, context.Finish(json));
        }

        var definition = Read(source, context);
        DuplicateNames.Check(json, context);
        VariableChecks.Check(definition, context);
        return new DefinitionParseResult(definition, context.Finish(json));
    }

    public static DefinitionParseResult ReadState(string json, string name)
    {
        if (string.IsNullOrWhiteSpace(json) || DataValue.TryParse(json) is null) return Read(json, DefinitionOptions.Standard);
        var start = $"{{\"StartAt\":\"{name}\",\"States\":{{\"{name}\":";
        var result = Read(start + json + "}}", DefinitionOptions.Standard with { ChecksTransitions = false });
        return new DefinitionParseResult(result.Definition, [.. result.Issues.Select(i => i.Line == 1 ? i with { Column = Math.Max(1, (i.Column ?? 1) - start.Length) } : i)]);
    }

    private static StateMachineDefinition Read(DataObject source, ParseContext context)
    {
        context.MachineLanguage = LanguageName.Read(source, JsonLocation.Root, context) ?? QueryLanguage.JsonPath;
        var fields = new FieldReader(source, JsonLocation.Root, "", context.MachineLanguage, context);
        fields.Allow(Fields);
        var timeout = fields.Whole("TimeoutSeconds", 0, ExpressionReader.MostSeconds);
        var version = fields.OneOf("Version", "1.0");
        var comment = fields.Text("Comment");
        return new GraphReader(fields, 0, context.Options.IsExpress).Read((startAt, states) => new StateMachineDefinition
        {
            StartAt = startAt,
            States = states,
            Source = source,
            QueryLanguage = context.MachineLanguage,
            TimeoutSeconds = timeout is 0 ? null : timeout,
            Version = version ?? "1.0",
            Comment = comment,
        });
    }
}
