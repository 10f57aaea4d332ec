using Portal.Services.StateMachines;

namespace Portal.Components.Pages.StateMachines;

/// <summary>Filter and order of the list of state machines.</summary>
public static class StateMachineList
{
    /// <param name="all">What there is.</param>
    /// <param name="text">Part of the name, whatever its case; null or empty for all.</param>
    /// <param name="sort"><c>name</c>, <c>type</c> or <c>created</c>, with a hyphen before it for descending; by name where unknown.</param>
    public static IReadOnlyList<StateMachineSummary> Shown(IReadOnlyList<StateMachineSummary> all, string? text, string? sort)
    {
        var found = string.IsNullOrWhiteSpace(text) ? all : all.Where(m => m.Name.Contains(text.Trim(), StringComparison.OrdinalIgnoreCase));
        return [.. sort switch
        {
            "-name" => found.OrderByDescending(m => m.Name, StringComparer.OrdinalIgnoreCase),
            "type" => found.OrderBy(m => m.Type).ThenBy(m => m.Name, StringComparer.OrdinalIgnoreCase),
            "-type" => found.OrderByDescending(m => m.Type).ThenBy(m => m.Name, StringComparer.OrdinalIgnoreCase),
            "created" => found.OrderBy(m => m.CreatedAt),
            "-created" => found.OrderByDescending(m => m.CreatedAt),
            _ => found.OrderBy(m => m.Name, StringComparer.OrdinalIgnoreCase),
        }];
    }
}
