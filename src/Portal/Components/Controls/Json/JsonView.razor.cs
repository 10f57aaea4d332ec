using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Portal.Languages.Data;

namespace Portal.Components.Controls.Json;

/// <summary>A JSON value as a tree that can be searched, or as text. Task tokens are hidden; big values are shown in part and saved whole.</summary>
public sealed partial class JsonView
{
    /// <summary>The most characters of raw text that go over the circuit.</summary>
    public const int PreviewLength = 64 * 1024;

    private JsonTree? tree;
    private JsonRow? selected;
    private ElementReference treeElement;
    private string? shownJson;
    private string text = "";
    private string search = "";
    private int at;
    private bool raw;

    /// <summary>JSON text. What is not JSON is shown as it is.</summary>
    [Parameter, EditorRequired] public required string Json { get; set; }

    /// <summary>What it is: "input of Verify identity".</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public string FileName { get; set; } = "value.json";
    [Parameter] public bool ShowTools { get; set; } = true;
    [Parameter] public bool Bordered { get; set; } = true;

    private string Preview => text.Length > PreviewLength ? text[..PreviewLength] : text;

    private ICollection<JsonRow> RowList => (ICollection<JsonRow>)tree!.Rows;

    protected override void OnParametersSet()
    {
        if (shownJson == Json) return;
        shownJson = Json;
        selected = null;
        (search, at) = ("", 0);
        try
        {
            var value = SecretMask.Apply(DataValue.Parse(Json));
            text = value.ToIndentedJson();
            tree = new JsonTree(value);
        }
        catch (JsonException)
        {
            (tree, text) = (null, Json);
        }
    }

    private static string B(bool value) => value ? "true" : "false";

    private void Press(JsonRow row)
    {
        selected = row;
        if (row.CanOpen) tree!.Toggle(row.Path);
    }

    private async Task SearchAsync(ChangeEventArgs e)
    {
        search = (e.Value as string ?? "").Trim();
        tree!.Search(search);
        at = 0;
        await ShowMatchAsync();
    }

    private async Task FindKeyAsync(KeyboardEventArgs e)
    {
        if (e.Key != "Enter" || tree!.Matches.Count == 0) return;
        at = (at + (e.ShiftKey ? tree.Matches.Count - 1 : 1)) % tree.Matches.Count;
        await ShowMatchAsync();
    }

    private async Task ShowMatchAsync()
    {
        if (tree!.Matches.Count == 0) return;
        var path = tree.Matches[at];
        var index = tree.Rows.Index().First(r => r.Item.Path == path).Index;
        selected = tree.Rows[index];
        await Browser.ScrollToRowAsync(treeElement, index, 22);
    }

    private Task CopyAllAsync() => Browser.CopyAsync(text);

    private Task CopySelectedAsync() =>
        Browser.CopyAsync(selected!.Value is DataString s ? s.Value : selected.Value.ToIndentedJson());

    private Task DownloadAsync() => Browser.SaveAsync(FileName, "application/json", text);
}
