using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Portal.Components.Controls;

/// <summary>
/// A text editor for JSON and ASL: Monaco, loaded when the first one appears. Where it cannot be loaded, a plain text field takes
/// its place, so that nothing depends on it.
/// </summary>
public sealed partial class CodeEditor : IAsyncDisposable
{
    /// <summary>Of longer texts nothing is taken: no editor of the portal needs them.</summary>
    private const int LongestText = 16_000_000;

    private readonly StringBuilder parts = new();

    private enum EditorState
    {
        Loading,
        Ready,
        Plain,
    }

    private ElementReference host;
    private IJSObjectReference? module;
    private IJSObjectReference? editor;
    private DotNetObjectReference<CodeEditor>? self;
    private EditorState state;
    private bool gone;
    private string shown = "";
    private IReadOnlyList<EditorMark> shownMarks = [];

    [Inject] private IJSRuntime Js { get; set; } = null!;

    [Parameter, EditorRequired] public required string Value { get; set; }
    [Parameter] public EventCallback<string> ValueChanged { get; set; }

    /// <summary>What is edited, for screen readers.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary><c>json</c> or <c>yaml</c>.</summary>
    [Parameter] public string Language { get; set; } = "json";

    /// <summary>A JSON Schema (text) for completion and checks; null for none.</summary>
    [Parameter] public string? Schema { get; set; }

    [Parameter] public bool ReadOnly { get; set; }

    /// <summary>A CSS height; null: as high as its place.</summary>
    [Parameter] public string? Height { get; set; }

    /// <summary>Errors and warnings at their lines.</summary>
    [Parameter] public IReadOnlyList<EditorMark> Marks { get; set; } = [];

    /// <summary>The first lines, shown until the editor stands.</summary>
    private string FirstLines => string.Join('\n', Value.Split('\n').Take(60));

    /// <summary>
    /// Called by the script when typing rests. A long text comes in parts, each short enough for a circuit's message; what the
    /// user does after the last key is handled after the last part.
    /// </summary>
    [JSInvokable]
    public Task Changed(string part, bool last) => InvokeAsync(() =>
    {
        if (parts.Length <= LongestText) parts.Append(part);
        if (!last) return Task.CompletedTask;
        var text = parts.ToString();
        parts.Clear();
        return text.Length > LongestText ? Task.CompletedTask : ChangeAsync(text);
    });

    public async ValueTask DisposeAsync()
    {
        gone = true;
        self?.Dispose();
        await Browser.Quietly(async () =>
        {
            if (editor is not null)
            {
                await editor.InvokeVoidAsync("dispose");
                await editor.DisposeAsync();
            }

            if (module is not null) await module.DisposeAsync();
        });
    }

    protected override async Task OnParametersSetAsync()
    {
        if (editor is null) return;
        if (Value != shown)
        {
            shown = Value;
            await Browser.Quietly(async () => await editor.InvokeVoidAsync("set", Value));
        }

        if (!ReferenceEquals(Marks, shownMarks))
        {
            shownMarks = Marks;
            await Browser.Quietly(async () => await editor.InvokeVoidAsync("mark", Marks));
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        try
        {
            self = DotNetObjectReference.Create(this);
            module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/editor.js");
            // The page may show something else by now.
            if (gone) return;
            shown = Value;
            shownMarks = Marks;
            editor = await module.InvokeAsync<IJSObjectReference>("create", host, self, new { text = Value, Language, Schema, ReadOnly, Label, Marks });
            state = EditorState.Ready;
        }
        catch (JSException)
        {
            state = EditorState.Plain;
        }
        catch (Exception e) when (e is JSDisconnectedException or TaskCanceledException or ObjectDisposedException)
        {
            return;
        }

        if (!gone) StateHasChanged();
    }

    private Task ChangeAsync(string text)
    {
        shown = text;
        return ValueChanged.InvokeAsync(text);
    }
}

/// <summary>A mark in a <see cref="CodeEditor"/>.</summary>
/// <param name="Line">Counts from 1.</param>
/// <param name="Column">Counts from 1.</param>
/// <param name="Length">How many characters are underlined; 0: to the end of the line.</param>
/// <param name="Message">What is wrong and what would be right.</param>
/// <param name="IsError">False for a warning.</param>
public sealed record EditorMark(int Line, int Column, int Length, string Message, bool IsError = true);
