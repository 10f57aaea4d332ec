using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Services.Archives;
using Portal.Services.Aws;
using Portal.Services.EventBuses;
using Portal.Urls;

namespace Portal.Components.Pages.Archives;

/// <summary>Archives and replays of some buses; while a replay is under way its progress is asked for again and again.</summary>
public sealed partial class ArchivesPanel : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource gone = new();
    private readonly Loader<IReadOnlyList<Archive>> archives = new();
    private readonly Loader<IReadOnlyList<Replay>> replays = new();
    private LiveRefresh? refresh;
    private Archive? replaying;
    private bool creating;

    [CascadingParameter] public PortalUrls Urls { get; set; } = null!;
    [CascadingParameter] public Connection Connection { get; set; } = null!;
    [Inject] private IArchives Archives { get; set; } = null!;
    [Inject] private Confirmations Confirmations { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;

    [Parameter, EditorRequired] public required IReadOnlyList<EventBusSummary> Buses { get; set; }

    /// <summary>One bus is looked at; else all are.</summary>
    [Parameter] public bool Single { get; set; }

    private string? BusArn => Single && Buses.Count == 1 ? Buses[0].Arn : null;

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        if (refresh is not null) await refresh.DisposeAsync();
        archives.Dispose();
        replays.Dispose();
        gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        await Task.WhenAll(LoadAsync(), LoadReplaysAsync());
        if (gone.IsCancellationRequested) return;
        refresh = new LiveRefresh(Time, Interval, RefreshAsync);
        refresh.Start();
    }

    private Task LoadAsync() => archives.LoadAsync(c => Archives.ListAsync(Connection.Id, BusArn, c), gone.Token);

    private Task LoadReplaysAsync() => replays.LoadAsync(c => Archives.ListReplaysAsync(Connection.Id, BusArn, c), gone.Token);

    /// <summary>Asks only while something moves.</summary>
    private async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        if (replays.Value?.Any(r => r.IsUnderWay) != true) return true;
        await InvokeAsync(async () =>
        {
            await LoadReplaysAsync();
            if (replays.Value?.Any(r => r.IsUnderWay) == false) await LoadAsync();
            StateHasChanged();
        });
        return replays.Error is null;
    }

    private async Task DeleteAsync(Archive archive)
    {
        var answer = await Confirmations.AskAsync(new($"Delete the archive {archive.Name}?", $"The {archive.EventCount:N0} events in it are gone for good and can no longer be replayed.", "Delete archive") { Danger = true, TypeToConfirm = archive.Name });
        if (answer is null) return;
        Tell(await Archives.DeleteAsync(Connection.Id, archive.Name, CancellationToken.None), "Archive deleted", archive.Name);
        await LoadAsync();
    }

    private async Task CancelAsync(Replay replay)
    {
        var answer = await Confirmations.AskAsync(new($"Cancel {replay.Name}?", "What it has sent stays sent; the rest is not sent. A cancelled replay cannot be taken up again.", "Cancel the replay") { Danger = true });
        if (answer is null) return;
        Tell(await Archives.CancelReplayAsync(Connection.Id, replay.Name, CancellationToken.None), "Replay is being cancelled", replay.Name);
        await LoadReplaysAsync();
    }

    private void Tell(AwsResult<Done> result, string done, string name)
    {
        if (result.IsOk) Toasts.Ok(done, name);
        else Toasts.Bad($"{name} was left as it is", result.Error.Message);
    }

    private static string Size(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} bytes",
        < 1024 * 1024 => (bytes / 1024.0).ToString("0.#", CultureInfo.InvariantCulture) + " KB",
        < 1024L * 1024 * 1024 => (bytes / 1024.0 / 1024).ToString("0.#", CultureInfo.InvariantCulture) + " MB",
        _ => (bytes / 1024.0 / 1024 / 1024).ToString("0.#", CultureInfo.InvariantCulture) + " GB",
    };
}
