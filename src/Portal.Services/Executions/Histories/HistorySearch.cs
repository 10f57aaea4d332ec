using System.Globalization;
using Portal.Languages.Data;

namespace Portal.Services.Executions.Histories;

/// <summary>Looks for a text in an event, whatever its case.</summary>
internal static class HistorySearch
{
    public static bool Holds(HistoryRow row, string text) =>
        row.Type.Contains(text, StringComparison.OrdinalIgnoreCase)
        || row.State?.Contains(text, StringComparison.OrdinalIgnoreCase) == true
        || row.Id.ToString(CultureInfo.InvariantCulture) == text;

    public static bool Holds(DataValue value, string text) => value switch
    {
        DataObject o => o.Any(f => Holds(f.Value, text)),
        DataArray a => a.Any(i => Holds(i, text)),
        DataString s => s.Value.Contains(text, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
