using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Components.Controls;
using Portal.Graphs;
using Portal.Graphs.Layout;

namespace Portal.Components.Graph;

/// <summary>A state in the graph. It renders again only when something of its own changed: a live execution touches few of a thousand.</summary>
public abstract class GraphShapeBase : ComponentBase
{
    private (PlacedNode?, NodeMark?, bool, bool) shown;

    [Parameter, EditorRequired] public required PlacedNode Placed { get; set; }
    [Parameter] public NodeMark? Mark { get; set; }
    [Parameter] public bool IsSelected { get; set; }
    [Parameter] public bool HasTabStop { get; set; }
    [Parameter] public EventCallback<string> OnSelect { get; set; }

    protected GraphNode Node => Placed.Node;

    protected string Name => Cut(Node.Name, LayoutSizes.LongestName);

    protected string? Detail => Node.Detail is null ? null : Cut(Node.Detail, LayoutSizes.LongestDetail);

    protected string ToneClass => Mark is null ? "none" : "tone-" + StatusTones.Of(Mark.Status).ToString().ToLowerInvariant();

    protected string IconName => Node.Icon ?? "state-" + Node.Kind.ToString().ToLowerInvariant();

    /// <summary>What a screen reader says: what is to be seen, then the rest.</summary>
    protected string Words => string.Join(' ', new[] { Name, Node.IsCluster ? Node.Kind.ToString() : Detail }.Where(t => t is not null))
        + (Name == Node.Name ? "" : $", {Node.Name}") + (Node.IsCluster ? "" : $", {Node.KindName ?? Node.Kind.ToString()}")
        + (Mark is null ? "" : $", {StatusTones.Text(Mark.Status).ToLowerInvariant()}")
        + (Mark?.Retries > 0 ? $", {Mark.Retries} retries" : "") + (Mark?.Events > 0 ? $", {Mark.Events} events" : "");

    /// <summary>The name for screen readers, and for a pointer that rests.</summary>
    protected string Tooltip => string.Join('\n', new[] { Words, Node.Comment, Node.Retriers > 0 ? "Retries on errors" : null }.Where(t => t is not null));

    protected override bool ShouldRender()
    {
        var now = (Placed, Mark, IsSelected, HasTabStop);
        if (now == shown) return false;
        shown = now;
        return true;
    }

    protected static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
