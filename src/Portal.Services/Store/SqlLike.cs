namespace Portal.Services.Store;

internal static class SqlLike
{
    /// <summary>A pattern for <c>lower(column) LIKE ... ESCAPE '!'</c> that finds the text anywhere; null for no text.</summary>
    public static string? Contains(string? text) => string.IsNullOrWhiteSpace(text)
        ? null
        : "%" + text.Trim().ToLowerInvariant().Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal) + "%";
}
