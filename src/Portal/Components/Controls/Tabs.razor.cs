using Microsoft.AspNetCore.Components;

namespace Portal.Components.Controls;

/// <summary>A row of links that change one query parameter: the open tab is part of the address and of the browser's history.</summary>
public sealed partial class Tabs
{
    [Parameter, EditorRequired] public required IReadOnlyList<TabItem> Items { get; set; }

    /// <summary>What the tabs are of, for screen readers.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>The query parameter.</summary>
    [Parameter] public string Parameter { get; set; } = "tab";

    /// <summary>The parameter's value; null or unknown opens the first tab.</summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>Stands at the end of the row.</summary>
    [Parameter] public RenderFragment? Aside { get; set; }

    /// <summary>The key of the tab that is open.</summary>
    public string? Current => KeyOf(Items, Value);

    /// <summary>The key that a query value opens: an unknown one opens the first tab.</summary>
    public static string? KeyOf(IReadOnlyList<TabItem> items, string? value) =>
        items.Any(i => i.Key == value) ? value : items.Count > 0 ? items[0].Key : null;

    private string Href(TabItem item) => Navigation.GetUriWithQueryParameter(Parameter, item == Items[0] ? null : item.Key);
}
