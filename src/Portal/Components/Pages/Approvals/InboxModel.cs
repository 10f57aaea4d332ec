using System.Globalization;
using Portal.Components.Controls;
using Portal.Services.Approvals;

namespace Portal.Components.Pages.Approvals;

/// <summary>What the inbox shows of the waits there are: groups with their numbers, and the rows of the chosen ones.</summary>
public sealed class InboxModel
{
    private readonly IReadOnlyList<WaitSummary> all;

    /// <param name="waits">In the order of the list.</param>
    /// <param name="groups">The chosen groups as the address has them; null for all.</param>
    /// <param name="connections">The chosen connections; null for all.</param>
    public InboxModel(IReadOnlyList<WaitSummary> waits, string? groups, string? connections)
    {
        var on = FilterLinks.Split(connections);
        var chosen = FilterLinks.Split(groups);
        all = on.Count == 0 ? waits : [.. waits.Where(w => on.Contains(w.Connection))];
        Rows = chosen.Count == 0 ? all : [.. all.Where(w => chosen.Contains(Key(w.Group)))];
    }

    public IReadOnlyList<WaitSummary> Rows { get; }

    public int Open => Rows.Count(IsOpen);

    /// <summary>The groups that have open waits, with their numbers; one group alone is no choice.</summary>
    public IReadOnlyList<TabItem> Groups => all.Select(w => w.Group).Distinct().Count() < 2
        ? []
        : [.. all.GroupBy(w => w.Group).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase).Select(g => new TabItem(Key(g.Key), g.Key) { Count = g.Count(IsOpen).ToString(CultureInfo.InvariantCulture) })];

    private static bool IsOpen(WaitSummary wait) => wait.Status is WaitStatus.Pending or WaitStatus.Sending;

    /// <summary>Commas part the keys in the address.</summary>
    private static string Key(string group) => group.Replace(',', ';');
}
