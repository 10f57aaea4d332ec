namespace Portal.Languages.StatesLanguage.Lint;

/// <summary>Something that AWS accepts and that will probably not do what its author wants.</summary>
/// <param name="Rule">The rule's name, in lower case with hyphens.</param>
/// <param name="State">The state's name.</param>
/// <param name="Location">Where: <c>/States/Ask/Resource</c>.</param>
/// <param name="Message">What will happen, and what would be better.</param>
public sealed record LintFinding(string Rule, string State, string Location, string Message);
