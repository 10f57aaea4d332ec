using Microsoft.AspNetCore.Components;

namespace Portal.Components.Controls;

/// <summary>The browser's own modal dialog: it traps the focus, closes on Escape and gives the focus back.</summary>
public sealed partial class Modal
{
    private readonly string id = ElementIds.Next("dialog");
    private ElementReference element;
    private bool shown;

    [Parameter, EditorRequired] public required string Title { get; set; }
    [Parameter] public bool Open { get; set; }
    [Parameter] public EventCallback<bool> OpenChanged { get; set; }
    [Parameter] public bool Wide { get; set; }

    /// <summary>A press beside the dialog closes it. Off where typed work would be lost.</summary>
    [Parameter] public bool LightDismiss { get; set; } = true;

    [Parameter] public RenderFragment? ChildContent { get; set; }
    [Parameter] public RenderFragment? Footer { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Open == shown) return;
        shown = Open;
        if (Open) await Browser.OpenDialogAsync(element);
    }

    private async Task CloseAsync()
    {
        if (!Open) return;
        Open = false;
        await OpenChanged.InvokeAsync(false);
    }
}
