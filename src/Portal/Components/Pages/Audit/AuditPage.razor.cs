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
    private bool exporting;
    private AuditRecord? opened;

    [Inject] private IAudit Trail { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;

    [Inject] private Browser Browser { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }
    [SupplyParameterFromQuery(Name = "since")] public string? Since { get; set; }
    [SupplyParameterFromQuery(Name = "action")] public string? Action { get; set; }
    [SupplyParameterFromQuery(Name = "actor")] public string? Actor { get; set; }

    protected override string Subject => $"{Text}\n{Since}\n{Action}\n{Actor}";

    private bool IsFiltered => Subject.Trim().Length > 0;

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

    /// <summary>Everything that fits the filter, not only the rows that are shown. Written to a file first: a trail may be long.</summary>
    private async Task ExportAsync(AuditFormat format)
    {
        exporting = true;
        try
        {
            await using var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 65536, FileOptions.DeleteOnClose);
            var exported = await Trail.ExportAsync(Query(null), format, file, Gone);
            if (!exported.IsOk)
            {
                Toasts.Bad("Nothing was exported", exported.Error.Message);
                return;
            }

            file.Position = 0;
            await Browser.SaveAsync(format == AuditFormat.Csv ? "audit.csv" : "audit.json", format == AuditFormat.Csv ? "text/csv" : "application/json", file);
        }
        finally
        {
            exporting = false;
        }
    }

    private AuditQuery Query(string? token) => new() { Text = Text, Action = NullIfEmpty(Action), Actor = NullIfEmpty(Actor), From = From, NextToken = token };

    private DateTimeOffset? From => FilterLinks.Split(Since) switch
    {
        var s when s.Contains("7d") => Clock.GetUtcNow() - TimeSpan.FromDays(7),
        var s when s.Contains("24h") => Clock.GetUtcNow() - TimeSpan.FromDays(1),
        _ => null,
    };

    private string Only(string parameter, string value) => Navigation.GetUriWithQueryParameter(parameter, value);

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private void Search(string text) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("q", text.Length == 0 ? null : text), replace: true);
}
