namespace Portal.Components.Controls;

/// <summary>One place on the way back up.</summary>
public sealed record Breadcrumb(string Text, string Href);
