using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Portal.Components.Controls;

namespace Portal.Components.Layout.Palette;

/// <summary>One box that goes anywhere: Ctrl+K, a few letters, Enter.</summary>
public sealed partial class CommandPalette : IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private ElementReference dialog;
    private ElementReference input;
    private IReadOnlyList<PaletteItem> items = [];
    private string text = "";
    private int chosen;
    private int asked;
    private bool open;
    private bool shown;

    [Inject] private IEnumerable<IPaletteSource> Sources { get; set; } = [];
    [Inject] private Browser Browser { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [CascadingParameter] private ShellState Shell { get; set; } = null!;

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (open == shown) return;
        shown = open;
        if (!open) return;
        await Browser.OpenDialogAsync(dialog);
        await Browser.FocusAsync(input);
    }

    private Task OpenAsync()
    {
        open = true;
        text = "";
        return FindAsync();
    }

    private void Close() => open = false;

    private Task TypedAsync(ChangeEventArgs e)
    {
        text = e.Value as string ?? "";
        return FindAsync();
    }

    private async Task KeyAsync(KeyboardEventArgs e)
    {
        switch (e.Key)
        {
            case "ArrowDown" when items.Count > 0:
                chosen = (chosen + 1) % items.Count;
                await Browser.ScrollToAsync($"palette-{chosen}");
                break;
            case "ArrowUp" when items.Count > 0:
                chosen = (chosen + items.Count - 1) % items.Count;
                await Browser.ScrollToAsync($"palette-{chosen}");
                break;
            case "Enter" when items.Count > 0:
                Close();
                Navigation.NavigateTo(items[chosen].Href);
                break;
        }
    }

    /// <summary>Asks all sources at once and shows what each found as it comes, in the sources' order.</summary>
    private async Task FindAsync()
    {
        var mine = ++asked;
        chosen = 0;
        var connection = Shell.Connection?.Id ?? "";
        var found = new IReadOnlyList<PaletteItem>[Sources.Count()];
        await Task.WhenAll(Sources.Select(async (source, i) =>
        {
            var hits = await source.FindAsync(text.Trim(), connection, Shell.Urls, gone.Token);
            if (mine != asked) return;
            found[i] = hits;
            items = [.. found.Where(f => f is not null).SelectMany(f => f)];
            chosen = Math.Min(chosen, Math.Max(0, items.Count - 1));
            StateHasChanged();
        }));
    }
}
