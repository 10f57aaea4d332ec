using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Portal.Components.Controls;

/// <summary>One column of a <see cref="DataTable{TItem}"/>.</summary>
public sealed class Column<TItem> : ComponentBase
{
    [CascadingParameter] public DataTable<TItem> Table { get; set; } = null!;

    [Parameter, EditorRequired] public required string Title { get; set; }

    /// <summary>A CSS width; the columns without one share what is left.</summary>
    [Parameter] public string? Width { get; set; }

    /// <summary>The name of the order in the URL; null for a column that orders nothing.</summary>
    [Parameter] public string? Sort { get; set; }

    /// <summary>Numbers stand at the end.</summary>
    [Parameter] public bool End { get; set; }

    /// <summary>Left out on small screens.</summary>
    [Parameter] public bool HideNarrow { get; set; }

    /// <summary>The title is for screen readers only (a column of buttons).</summary>
    [Parameter] public bool HideTitle { get; set; }

    /// <summary>The row's link stands here. One column has it.</summary>
    [Parameter] public bool Main { get; set; }

    [Parameter, EditorRequired] public required RenderFragment<TItem> ChildContent { get; set; }

    /// <summary>It keeps its width on small screens too.</summary>
    [Parameter] public bool Tight { get; set; }

    internal string Class => (End ? "end " : "") + (HideNarrow ? "hide-narrow " : "") + (HideTitle || Tight ? "tight " : "") + (Main ? "main" : "");

    protected override void BuildRenderTree(RenderTreeBuilder builder) => Table.Add(this);
}
