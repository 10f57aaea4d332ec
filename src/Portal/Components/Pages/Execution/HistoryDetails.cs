using Portal.Languages.Data;

namespace Portal.Components.Pages.Execution;

/// <summary>The details of a history event for reading: inputs, outputs and parameters come as JSON inside a string, and are unfolded.</summary>
internal static class HistoryDetails
{
    private static readonly HashSet<string> Folded = new(StringComparer.Ordinal) { "input", "output", "parameters", "cause" };

    public static string Unfold(DataObject details)
    {
        var result = details;
        foreach (var (name, value) in details)
        {
            if (Folded.Contains(name) && value is DataString text && DataValue.TryParse(text.Value) is { } parsed and (DataObject or DataArray)) result = result.With(name, parsed);
        }

        return result.ToJson();
    }
}
