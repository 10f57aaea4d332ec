namespace Portal.Languages.Jsonata.Nodes;

/// <summary>The place of a <c>%</c>: while the expression is built, the search for the step whose input it means.</summary>
internal sealed class AncestorSlot(string label)
{
    /// <summary>The binding's name, which no variable can have.</summary>
    public string Label { get; set; } = label;

    /// <summary>How many steps further left the parent is.</summary>
    public int Level { get; set; } = 1;
}
