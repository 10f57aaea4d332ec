using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Access;
using Portal.Services.Aws;

namespace Portal.Components.Pages.Audit;

/// <summary>The audit trail, newest first, with its check.</summary>
public sealed partial class AuditPage
{
    private readonly Loader<Page<AuditRecord>> first = new();
    private readonly List<AuditRecord> records = [];
    private string? next;
    private AuditVerification? verification;
    private bool loadingMore;
    private bool verifying;

    [Inject] private IAudit Trail { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }

    protected override string Subject => Text ?? "";

    protected override async Task LoadAsync()
    {
        if (!await first.LoadAsync(c => Trail.SearchAsync(Query(null), c), Gone)) return;
        records.Clear();
        Take(first.Value!);
    }

    private async Task MoreAsync()
    {
        loadingMore = true;
        var older = await Trail.SearchAsync(Query(next), Gone);
        loadingMore = false;
        if (older.IsOk) Take(older.Value);
        else first.Take(older.Error);
    }

    private async Task VerifyAsync()
    {
        verifying = true;
        var checkedChain = await Trail.VerifyAsync(Gone);
        verifying = false;
        if (checkedChain.IsOk) verification = checkedChain.Value;
        else Toasts.Bad("The chain was not checked", checkedChain.Error.Message);
    }

    private void Take(Page<AuditRecord> page)
    {
        records.AddRange(page.Items);
        next = page.NextToken;
    }

    private AuditQuery Query(string? token) => new() { Text = Text, Connection = null, NextToken = token };

    private void Search(string text) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("q", text.Length == 0 ? null : text), replace: true);
}
