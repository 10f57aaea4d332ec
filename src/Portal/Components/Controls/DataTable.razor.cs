using Microsoft.AspNetCore.Components;

namespace Portal.Components.Controls;

/// <summary>
/// A table of many rows of one height. Only the rows in sight are rendered; the order is in the URL; a row is a link or a
/// button in its main column that covers the whole row, so that middle-click, Enter and j/k work as in any list.
/// </summary>
/// <typeparam name="TItem">One row.</typeparam>
public sealed partial class DataTable<TItem>
{
    /// <summary>Shorter tables are rendered whole.</summary>
    private const int VirtualFrom = 60;

    private readonly List<Column<TItem>> collected = [];

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Parameter, EditorRequired] public required IReadOnlyList<TItem> Items { get; set; }
    [Parameter, EditorRequired] public required RenderFragment Columns { get; set; }

    /// <summary>What the rows are, for screen readers.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>What tells a row from all others; the item itself by default.</summary>
    [Parameter] public Func<TItem, object>? Key { get; set; }

    /// <summary>Where a row leads.</summary>
    [Parameter] public Func<TItem, string>? Href { get; set; }

    [Parameter] public EventCallback<TItem> OnRowClick { get; set; }
    [Parameter] public Func<TItem, bool>? IsSelected { get; set; }

    /// <summary>In pixels; all rows have it.</summary>
    [Parameter] public int RowHeight { get; set; } = 34;

    /// <summary>Rows beyond the edges that are rendered too: more of them leave no blank when one scrolls fast.</summary>
    [Parameter] public int Overscan { get; set; } = 12;

    /// <summary>The table takes the height that its place has, and scrolls inside.</summary>
    [Parameter] public bool Fill { get; set; }

    [Parameter] public RenderFragment? Empty { get; set; }

    /// <summary>The order as the URL has it: a column's name, with a hyphen before it for descending.</summary>
    [Parameter] public string? Sort { get; set; }
    [Parameter] public string SortParameter { get; set; } = "sort";

    /// <summary>There are more to fetch.</summary>
    [Parameter] public EventCallback OnMore { get; set; }
    [Parameter] public bool LoadingMore { get; set; }
    [Parameter] public string MoreText { get; set; } = "Load more";

    private ICollection<TItem> List => Items as ICollection<TItem> ?? [.. Items];

    internal void Add(Column<TItem> column)
    {
        if (!collected.Contains(column)) collected.Add(column);
    }

    private void Begin() => collected.Clear();

    private object RowKey(TItem item) => Key?.Invoke(item) ?? item!;

    private string? AriaSort(Column<TItem> column) =>
        column.Sort is null ? null : Sort == column.Sort ? "ascending" : Sort == "-" + column.Sort ? "descending" : null;

    private string SortIcon(Column<TItem> column) => AriaSort(column) switch
    {
        "ascending" => "chevron-up",
        "descending" => "chevron-down",
        _ => "select",
    };

    private string SortHref(Column<TItem> column) =>
        Navigation.GetUriWithQueryParameter(SortParameter, Sort == column.Sort ? "-" + column.Sort : Sort == "-" + column.Sort ? null : column.Sort);
}
