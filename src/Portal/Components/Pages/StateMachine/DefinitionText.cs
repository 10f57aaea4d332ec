using Portal.Languages.Data;

namespace Portal.Components.Pages.StateMachine;

/// <summary>Definitions for people: those that templates write in one line get lines of their own.</summary>
internal static class DefinitionText
{
    public static string Readable(string definition) => definition.Contains('\n', StringComparison.Ordinal) ? definition : Indented(definition);

    /// <summary>The same text for definitions that differ only in their layout.</summary>
    public static string Indented(string definition) => DataValue.TryParse(definition)?.ToIndentedJson() ?? definition;
}
