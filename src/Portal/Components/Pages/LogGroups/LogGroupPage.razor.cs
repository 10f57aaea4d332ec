using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Aws;
using Portal.Services.LogGroups;

namespace Portal.Components.Pages.LogGroups;

/// <summary>The lines of one log group, which is where many rules deliver to.</summary>
public sealed partial class LogGroupPage
{
    private readonly Loader<Page<LogLine>> first = new();
    private readonly List<LogLine> lines = [];
    private string? next;
    private bool loadingMore;

    [Inject] private ILogGroups Logs { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Parameter] public string Name { get; set; } = "";
    [SupplyParameterFromQuery(Name = "q")] public string? Pattern { get; set; }

    protected override string Subject => $"{Name}\n{Pattern}";

    /// <summary>The name as it is: the slashes of log group names are escaped in links.</summary>
    private string GroupName => Uri.UnescapeDataString(Name);

    protected override async Task LoadAsync()
    {
        if (!await first.LoadAsync(c => Logs.LinesAsync(Connection.Id, Query(null), c), Gone)) return;
        lines.Clear();
        Take(first.Value!);
    }

    private async Task MoreAsync()
    {
        loadingMore = true;
        var more = await Logs.LinesAsync(Connection.Id, Query(next), Gone);
        loadingMore = false;
        if (more.IsOk) Take(more.Value);
        else first.Take(more.Error);
    }

    private void Take(Page<LogLine> page)
    {
        lines.AddRange(page.Items);
        next = page.NextToken;
    }

    private LogQuery Query(string? token) => new(GroupName) { FilterPattern = string.IsNullOrEmpty(Pattern) ? null : Pattern, NextToken = token };

    private void Search(string text) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("q", text.Length == 0 ? null : text), replace: true);
}
