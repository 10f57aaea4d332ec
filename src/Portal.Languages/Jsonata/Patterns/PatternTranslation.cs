namespace Portal.Languages.Jsonata.Patterns;

/// <summary>A pattern in .NET's spelling.</summary>
/// <param name="Text">The pattern.</param>
/// <param name="GroupCount">How many groups capture something.</param>
/// <param name="NeedsBacktracking">Whether it looks around or back, which takes the engine that backtracks.</param>
internal sealed record PatternTranslation(string Text, int GroupCount, bool NeedsBacktracking);
