using Portal.Languages.Data;

namespace Portal.Components.Controls.Json;

/// <summary>One line of a JSON tree.</summary>
/// <param name="Path">JSONPath from the root: names the line.</param>
/// <param name="Depth">0 for the root.</param>
/// <param name="Name">The field's name or the index; null for the root.</param>
/// <param name="IsIndex">The name is an index of an array.</param>
/// <param name="Value">What stands there.</param>
/// <param name="IsOpen">The lines under it are shown.</param>
/// <param name="IsMatch">The search text occurs in its name or value.</param>
public sealed record JsonRow(string Path, int Depth, string? Name, bool IsIndex, DataValue Value, bool IsOpen, bool IsMatch)
{
    private const int LongestText = 400;

    public bool CanOpen => Value switch
    {
        DataObject o => o.Count > 0,
        DataArray a => a.Count > 0,
        _ => false,
    };

    /// <summary>The value in one line: a scalar as JSON writes it, cut where it is long, or how much an object or array holds.</summary>
    public string Text => Value switch
    {
        DataObject { Count: 0 } => "{}",
        DataArray { Count: 0 } => "[]",
        DataObject o => o.Count == 1 ? "{ 1 field }" : $"{{ {o.Count} fields }}",
        DataArray a => a.Count == 1 ? "[ 1 item ]" : $"[ {a.Count} items ]",
        _ => Cut(Value.ToJson()),
    };

    /// <summary>The class that colours the value.</summary>
    public string Class => Value.Kind switch
    {
        DataKind.String => "string",
        DataKind.Number => "number",
        DataKind.Boolean or DataKind.Null => "word",
        _ => "sum",
    };

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";
}
