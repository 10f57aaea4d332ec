using Microsoft.AspNetCore.Components;

namespace Portal.Components.Controls;

/// <summary>A text filter. It speaks when the typing rests, not at each key.</summary>
public sealed partial class SearchBox
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);

    private string typed = "";
    private string? told;
    private ITimer? timer;

    [Parameter] public string? Value { get; set; }
    [Parameter] public EventCallback<string> ValueChanged { get; set; }
    [Parameter] public string Placeholder { get; set; } = "Filter";

    /// <summary>The key "/" leads here. One on a page.</summary>
    [Parameter] public bool TakesSlash { get; set; }

    public void Dispose() => timer?.Dispose();

    protected override void OnParametersSet()
    {
        // What came from here comes back as a parameter, maybe later than the next key: only a foreign value is taken over.
        if ((Value ?? "") == (told ?? "") && told is not null) return;
        typed = Value ?? "";
        told = Value ?? "";
    }

    private void Typed(ChangeEventArgs e)
    {
        typed = e.Value as string ?? "";
        timer?.Dispose();
        timer = Time.CreateTimer(_ => InvokeAsync(TellAsync), null, Rest, Timeout.InfiniteTimeSpan);
    }

    private Task Now(ChangeEventArgs e)
    {
        typed = e.Value as string ?? "";
        return TellAsync();
    }

    private async Task TellAsync()
    {
        timer?.Dispose();
        timer = null;
        if (typed == told) return;
        told = typed;
        await ValueChanged.InvokeAsync(typed);
    }
}
