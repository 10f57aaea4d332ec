using System.Globalization;

namespace Portal.Components.Controls;

/// <summary>Ids for elements that must be named by others (labels, described-by).</summary>
internal static class ElementIds
{
    /// <summary>An id that no other element of any page has.</summary>
    public static string Next(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{Guid.NewGuid():N}")[..(prefix.Length + 13)];
}
