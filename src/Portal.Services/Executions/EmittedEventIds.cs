using Portal.Languages.Data;

namespace Portal.Services.Executions;

/// <summary>The ids in the answer of PutEvents, as a putEvents task gives it.</summary>
internal static class EmittedEventIds
{
    /// <param name="output">JSON: <c>{"Entries":[{"EventId":"..."}],"FailedEntryCount":0}</c>; anything else gives none.</param>
    public static IReadOnlyList<string> Read(string? output)
    {
        if (output is null || !output.Contains("EventId", StringComparison.Ordinal) || DataValue.TryParse(output) is not DataObject answer) return [];
        return [.. (answer.GetArray("Entries") ?? DataArray.Empty).OfType<DataObject>().Select(e => e.GetString("EventId")).OfType<string>()];
    }
}
