namespace Portal.Languages.EventPatterns.Parsing;

/// <summary>A place in a pattern's text; both numbers start at 1.</summary>
internal readonly record struct TextPosition(int Line, int Column);
