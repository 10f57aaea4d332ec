using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Components.Controls;
using Portal.Services.Aws;
using Portal.Services.Composing;
using Portal.Services.EventBuses;
using Portal.Services.Observatory;

namespace Portal.Components.Pages.Compose;

/// <summary>Writes events and sends them. The preview says beforehand which rules would take each.</summary>
public sealed partial class ComposePage
{
    private const int LargestFile = 2 * 1024 * 1024;
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(350);

    private readonly string fileId = ElementIds.Next("file");
    private readonly ComposeModel model = new();
    private readonly Loader<ComposePreview> preview = new();
    private IReadOnlyList<string> busNames = [];
    private EventFacets? facets;
    private SendReport? report;
    private ProblemText? sendError;
    private ITimer? resting;
    private bool sending;

    /// <summary>
    /// The fields take nothing before the page lives: what is typed, and a file that is chosen, into a page that the server only
    /// wrote would be lost without a word.
    /// </summary>
    private bool alive;

    [Inject] private IComposer Composer { get; set; } = null!;
    [Inject] private IEventBuses Buses { get; set; } = null!;
    [Inject] private IObservedEvents Events { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "bus")] public string? Bus { get; set; }

    /// <summary>A recorded event to edit and send again.</summary>
    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }

    protected override string Subject => $"{Bus}\n{From}";

    private string SendText => sending ? "Sending…" : model.Drafts.Count == 1 ? "Send event" : $"Send {model.Drafts.Count} events";

    protected override async Task LoadAsync()
    {
        if (string.IsNullOrEmpty(From))
        {
            model.Begin(Bus);
        }
        else
        {
            alive = false;
            var recorded = await Events.GetAsync(Connection.Id, From, Gone);
            if (recorded.IsOk) model.Begin(recorded.Value);
            else sendError = ProblemText.Of(recorded.Error, "the recorded event");
        }

        alive = true;
        StateHasChanged();
        var buses = await Buses.ListAsync(Connection.Id, Gone);
        if (buses.IsOk) busNames = [.. buses.Value.Select(b => b.Name)];
        var found = await Events.FacetsAsync(Connection.Id, Gone);
        if (found.IsOk) facets = found.Value;
        await PreviewAsync();
    }

    protected override ValueTask LeaveAsync()
    {
        resting?.Dispose();
        preview.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Edit(EventDraft draft)
    {
        model.Replace(draft);
        Check();
        // The preview asks AWS: only when the typing rests.
        resting?.Dispose();
        resting = Time.CreateTimer(_ => InvokeAsync(PreviewAsync), null, Rest, Timeout.InfiniteTimeSpan);
    }

    private Task ChooseAsync(int index)
    {
        model.Choose(index);
        return Task.CompletedTask;
    }

    private Task AddAsync()
    {
        model.Add();
        return PreviewAsync();
    }

    private Task RemoveAsync()
    {
        model.Remove();
        return PreviewAsync();
    }

    private void Check() => model.Take(Composer.Validate(model.Drafts));

    private async Task PreviewAsync()
    {
        if (Gone.IsCancellationRequested) return;
        Check();
        StateHasChanged();
        if (await preview.LoadAsync(c => Composer.PreviewAsync(Connection.Id, model.Drafts, c), Gone)) model.Take(preview.Value!.Issues);
        if (!Gone.IsCancellationRequested) StateHasChanged();
    }

    private async Task LoadFileAsync(InputFileChangeEventArgs e)
    {
        try
        {
            using var reader = new StreamReader(e.File.OpenReadStream(LargestFile, Gone));
            model.Begin(Composer.Parse(await reader.ReadToEndAsync(Gone)));
        }
        catch (IOException)
        {
            sendError = new("The file is too big", "A put_events.json holds at most ten entries of 1 MB in all.", "Choose a smaller file.");
            return;
        }

        (report, sendError) = (null, null);
        await PreviewAsync();
    }

    private Task SendAsync() => SendAsync(model.Drafts);

    private Task ResendAsync() => report is null ? Task.CompletedTask : SendAsync(report.Failed);

    private async Task SendAsync(IReadOnlyList<EventDraft> drafts)
    {
        sending = true;
        sendError = null;
        var sent = await Composer.SendAsync(Connection.Id, drafts, Gone);
        sending = false;
        if (!sent.IsOk)
        {
            sendError = ProblemText.Of(sent.Error, "the answer") with { Title = "Nothing was sent" };
            return;
        }

        report = sent.Value;
        if (report.FailedCount == 0) Toasts.Ok(report.Entries.Count == 1 ? "Event sent" : $"{report.Entries.Count} events sent", null, Urls.Events());
        else Toasts.Bad($"{report.FailedCount} of {report.Entries.Count} entries failed");
    }
}
