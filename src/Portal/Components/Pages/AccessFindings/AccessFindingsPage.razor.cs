using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.AccessFindings;

namespace Portal.Components.Pages.AccessFindings;

/// <summary>What the sandbox's access control found, newest first, each with the policy that is missing.</summary>
public sealed partial class AccessFindingsPage
{
    private readonly Loader<IReadOnlyList<AccessFinding>> findings = new();

    [Inject] private IAccessFindings Findings { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }

    protected override Task LoadAsync() => findings.LoadAsync(c => Findings.ListAsync(Connection.Id, null, c), Gone);

    private List<AccessFinding> Shown(IReadOnlyList<AccessFinding> all) => string.IsNullOrWhiteSpace(Text) ? [.. all] : [.. all.Where(f => Holds(f, Text.Trim()))];

    private static bool Holds(AccessFinding finding, string text) =>
        new[] { finding.Action, finding.Resource, finding.Principal, finding.Source, finding.Reason }.Any(v => v.Contains(text, StringComparison.OrdinalIgnoreCase));

    private void Search(string text) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("q", text.Length == 0 ? null : text), replace: true);
}
