using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Portal.Components.Controls;

/// <summary>What components ask of the browser. Calls into a tab that has gone are no errors: they do nothing.</summary>
public sealed class Browser(IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? dom;

    public Task OpenDialogAsync(ElementReference dialog) => CallAsync("openDialog", dialog);

    public Task CloseDialogAsync(ElementReference dialog) => CallAsync("closeDialog", dialog);

    public Task FocusAsync(ElementReference element) => CallAsync("focus", element);

    /// <summary>Brings the element with this id into view.</summary>
    public Task ScrollToAsync(string id) => CallAsync("scrollTo", id);

    /// <summary>Scrolls a list of rows of one height so that a row is in sight.</summary>
    public Task ScrollToRowAsync(ElementReference list, int row, int rowHeight) => CallAsync("scrollToRow", list, row, rowHeight);

    public Task CopyAsync(string text) => CallAsync("copy", text);

    /// <summary>Saves a text as a file on the user's machine; it is streamed, so its size does not matter to the circuit.</summary>
    public async Task SaveAsync(string fileName, string mediaType, string text)
    {
        using var stream = new DotNetStreamReference(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        await CallAsync("saveStream", fileName, mediaType, stream);
    }

    public async Task SaveAsync(string fileName, string mediaType, Stream content)
    {
        using var stream = new DotNetStreamReference(content);
        await CallAsync("saveStream", fileName, mediaType, stream);
    }

    public async ValueTask DisposeAsync()
    {
        if (dom is not null) await Quietly(async () => await dom.DisposeAsync());
    }

    /// <summary>Runs a call whose failure means only that the tab has gone.</summary>
    public static async Task Quietly(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception e) when (e is JSDisconnectedException or TaskCanceledException or ObjectDisposedException)
        {
            // Nobody looks any more.
        }
    }

    private Task CallAsync(string name, params object?[] arguments) => Quietly(async () =>
    {
        dom ??= await js.InvokeAsync<IJSObjectReference>("import", "./js/dom.js");
        await dom.InvokeVoidAsync(name, arguments);
    });
}
